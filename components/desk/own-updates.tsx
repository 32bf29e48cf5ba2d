import { getTranslations } from "next-intl/server";
import { ScrollingTable } from "@/components/desk/section";
import type { EditionState, Status, UpdateKind } from "@/db/vocabulary";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type ShownUpdate = {
  id: number;
  updateId: number;
  updateKind: UpdateKind;
  state: EditionState;
  asOf: string;
  status: Status | null;
};

/** An institution's updates on one commitment, each with the state of its latest edition. */
export async function OwnUpdates({ locale, updates }: { locale: Locale; updates: readonly ShownUpdate[] }) {
  const t = await getTranslations({ locale });
  const columns = [
    t("desk.column.update"),
    t("desk.column.state"),
    t("desk.column.asOf"),
    t("desk.form.status"),
  ];
  return (
    <ScrollingTable label={t("desk.ownUpdates")} columns={columns}>
      {updates.map((update) => (
        <tr key={update.id}>
          <th scope="row" className="font-normal">
            <a href={`/${locale}/desk/updates/${update.updateId}`}>
              {t(`words.updateKind.${update.updateKind}`)} {update.updateId}
            </a>
          </th>
          <td data-label={t("desk.column.state")}>{t(`desk.editionState.${update.state}`)}</td>
          <td data-label={t("desk.column.asOf")}>
            <time dateTime={update.asOf}>{formatDate(update.asOf, locale)}</time>
          </td>
          <td data-label={t("desk.form.status")}>{update.status && t(`words.status.${update.status}`)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
