import { getTranslations } from "next-intl/server";
import { ScrollingTable } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import type { LocalizedName, LocalizedText, Status, UpdateKind } from "@/db/vocabulary";
import { cite } from "@/domain/commitments/rules";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type Entry = {
  id: number;
  updateId: number;
  updateKind: UpdateKind;
  status: Status | null;
  submittedAt: Date | null;
  publishedAt: Date | null;
  author: string;
  institution: LocalizedName;
  clause: number;
  ordinal: number;
  title: LocalizedText;
};

/** Entries of the queue or of what was published, each with one thing to do. */
export async function EntryTable(props: {
  locale: Locale;
  entries: readonly Entry[];
  label: string;
  when: "submittedAt" | "publishedAt";
  link: string;
  address: (entry: Entry) => string;
}) {
  const { locale, when } = props;
  const t = await getTranslations({ locale });
  const columns = [
    t("admin.column.entry"),
    t("admin.column.institution"),
    t("admin.column.kind"),
    t(when === "submittedAt" ? "admin.column.submitted" : "admin.column.published"),
    t("admin.column.action"),
  ];
  return (
    <ScrollingTable label={props.label} columns={columns}>
      {props.entries.map((entry) => (
        <tr key={entry.id}>
          <th scope="row" className="max-w-sm font-normal">
            <span className="number">{cite(entry)}</span> <Localized text={entry.title} locale={locale} />
          </th>
          <td data-label={columns[1]} className="max-w-xs">
            <Localized text={entry.institution} locale={locale} />
            <span className="block text-muted">
              <bdi>{entry.author}</bdi>
            </span>
          </td>
          <td data-label={columns[2]}>
            {t(`words.updateKind.${entry.updateKind}`)}
            {entry.status && <span className="block text-muted">{t(`words.status.${entry.status}`)}</span>}
          </td>
          <td data-label={columns[3]}>
            <Moment at={entry[when]} locale={locale} />
          </td>
          <td>
            <a href={props.address(entry)} className="inline-block py-1">
              {props.link}
              <span className="sr-only"> {t("admin.on", { id: entry.updateId })}</span>
            </a>
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

/** Day and minute, in UTC: where several things happen on a day. */
export function Moment({ at, locale }: { at: Date | null; locale: Locale }) {
  if (!at) return null;
  const iso = at.toISOString();
  return (
    <time dateTime={iso}>
      {formatDate(iso.slice(0, 10), locale)}, {iso.slice(11, 16)}
    </time>
  );
}
