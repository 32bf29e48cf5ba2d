import { SelectField } from "@/components/ui/field";
import type { LocalizedName } from "@/db/vocabulary";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

/** One of a party's institutions, by its name in the page's language; nothing is chosen until somebody does. */
export function InstitutionField(props: {
  locale: Locale;
  label: string;
  institutions: readonly { slug: string; name: LocalizedName }[];
  defaultValue?: string;
}) {
  const { locale, label, institutions } = props;
  const options = institutions
    .map(({ slug, name }) => ({ value: slug, label: localize(name, locale).text }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <SelectField
      name="institution"
      label={label}
      options={[{ value: "", label: "" }, ...options]}
      defaultValue={props.defaultValue ?? ""}
    />
  );
}
