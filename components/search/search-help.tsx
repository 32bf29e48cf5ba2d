import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { searchAddress } from "@/domain/search/schema";
import type { Locale } from "@/lib/i18n/routing";

const EXAMPLES = ["word", "phrase", "without"] as const;

/** How to search, with examples to try, and in short how the search works. */
export async function SearchHelp({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "search" });
  return (
    <Section id="how" title={t("how.title")}>
      <div className="flex max-w-3xl flex-col gap-3">
        <ul className="flex list-disc flex-col gap-2 ps-5">
          {(["words", "phrase", "without", "mistakes"] as const).map((key) => (
            <li key={key}>{t(`how.${key}`)}</li>
          ))}
        </ul>
        <p>
          {t("how.examples")}{" "}
          {EXAMPLES.map((key, at) => (
            <span key={key}>
              {at > 0 && ", "}
              <a href={`/${locale}${searchAddress({ q: t(`example.${key}`) })}`}>{t(`example.${key}`)}</a>
            </span>
          ))}
        </p>
        <p className="text-muted">{t("how.scope")}</p>
      </div>
    </Section>
  );
}
