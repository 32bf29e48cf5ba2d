import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { Moment } from "@/components/desk/entry-table";
import { ScrollingTable } from "@/components/desk/section";
import { readLogPage } from "@/domain/moderation/queries";
import { addressNumber } from "@/lib/address-number";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { portalDatabase } from "@/lib/portal-database";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin" });
  return { title: t("log.title") };
}

export default async function LogPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { before } = await searchParams;
  const here = `/${locale}/admin/log`;
  const person = await requirePerson(locale, here);
  if (person.role !== "administrator") forbidden();
  if (Array.isArray(before)) notFound();
  const t = await getTranslations({ locale, namespace: "admin.log" });
  const from = before === undefined ? null : addressNumber(before);
  const { entries, older, newer } = await readLogPage(portalDatabase(), from);
  if (entries.length === 0 && from !== null) notFound();
  const columns = [t("at"), t("action"), t("subject"), t("actor"), t("record")];
  return (
    <Frame locale={locale} path="/admin/log" title={t("title")} person={person}>
      <p>{t("description")}</p>
      {entries.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ScrollingTable label={t("title")} columns={columns}>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td data-label={t("at")}>
                <Moment at={entry.at} locale={locale} />
              </td>
              <td data-label={t("action")}>{t(`actions.${entry.action}`)}</td>
              <td data-label={t("subject")}>
                <a href={`/${locale}/${entry.subject}`}>{entry.subject}</a>
              </td>
              <td data-label={t("actor")}>{entry.actor ? <bdi>{entry.actor}</bdi> : t("content")}</td>
              <td>
                <details>
                  <summary>
                    {t("record")} <span className="number">{entry.id}</span>
                  </summary>
                  <code dir="ltr" className="whitespace-pre-wrap wrap-anywhere">
                    {entry.record}
                  </code>
                </details>
              </td>
            </tr>
          ))}
        </ScrollingTable>
      )}
      <nav aria-label={t("pages")} className="flex gap-6">
        {newer !== null && <a href={newer === "first" ? here : `${here}?before=${newer}`}>{t("newer")}</a>}
        {older !== null && <a href={`${here}?before=${older}`}>{t("older")}</a>}
      </nav>
    </Frame>
  );
}
