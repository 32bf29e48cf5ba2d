import { getTranslations } from "next-intl/server";
import { DateText } from "@/components/ui/date";
import type { correctionsPage } from "@/domain/log/queries";
import type { Locale } from "@/lib/i18n/routing";

/** What was corrected or withdrawn, each with the reason that was given and its lasting address. */
export async function Corrections({
  corrections,
  locale,
}: {
  corrections: Awaited<ReturnType<typeof correctionsPage>>;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "about" });
  if (corrections.length === 0) return <p>{t("noCorrections")}</p>;
  return (
    <ol className="divide-y divide-line border-y border-line">
      {corrections.map((correction) => (
        <li key={correction.id} className="py-3">
          <DateText date={correction.at} locale={locale} />
          {" · "}
          {correction.withdrawal ? t("withdrawal") : t("correction")}
          {" · "}
          <a href={`/${locale}/${correction.subject}`}>
            {/^updates\/\d+$/.test(correction.subject)
              ? t("ofUpdate", { number: correction.subject.slice("updates/".length) })
              : correction.subject}
          </a>
          {correction.reason && (
            <p lang="und" dir="auto" className="mt-1 whitespace-pre-line">
              {correction.reason}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
