import { Localized } from "@/components/localized";
import type { LocalizedName } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";

/** Institutions by name, one below the other; `none` stands there instead of nothing. */
export function InstitutionNames(props: {
  locale: Locale;
  institutions: readonly { slug: string; name: LocalizedName }[];
  none?: string;
}) {
  if (props.institutions.length === 0) return <span className="text-muted">{props.none}</span>;
  return (
    <ul>
      {props.institutions.map(({ slug, name }) => (
        <li key={slug}>
          <Localized text={name} locale={props.locale} />
        </li>
      ))}
    </ul>
  );
}
