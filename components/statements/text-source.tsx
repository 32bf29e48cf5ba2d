import { getTranslations } from "next-intl/server";
import { DateText } from "@/components/ui/date";
import type { ContentLanguage } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  statement: {
    language: ContentLanguage;
    sourcePublisher: string;
    sourceUrl: string;
    sourceAccessedOn: string;
  };
  locale: Locale;
};

/** In which language the official text is, who published it, and when it was read there. */
export async function TextSource({ statement, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "statement" });
  return (
    <>
      {t(`textIn.${statement.language}`)}{" "}
      {t.rich("original", {
        publisher: () => (
          <a href={statement.sourceUrl} rel="noopener noreferrer">
            <bdi lang="en">{statement.sourcePublisher}</bdi>
          </a>
        ),
        date: () => <DateText date={statement.sourceAccessedOn} locale={locale} />,
      })}
    </>
  );
}
