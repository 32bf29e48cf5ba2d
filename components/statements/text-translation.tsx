import { getTranslations } from "next-intl/server";
import type { ContentLanguage, TextTranslation } from "@/db/vocabulary";
import { contentLanguageOf, localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  /** What is known of each translation of the statement. */
  translations: readonly TextTranslation[];
  /** The part that is to be shown, by language. */
  texts: Partial<Record<ContentLanguage, string>>;
  locale: Locale;
};

/** A part of a signed text in the reader's language, marked official or not; nothing where it was not translated. */
export async function TextInTranslation({ translations, texts, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const language = contentLanguageOf(locale);
  const about = translations.find((one) => one.language === language);
  if (!about || !texts[language]) return null;
  return (
    <figure className="mt-4 max-w-3xl">
      <figcaption className="mb-2 text-sm text-muted">
        {about.official ? t(`textIn.${language}`) : t("unofficialTranslation")}{" "}
        {about.source && (
          <a href={about.source.url} rel="noopener noreferrer">
            <bdi lang="en">{about.source.publisher}</bdi>
          </a>
        )}
      </figcaption>
      <blockquote
        lang={locale}
        className={`whitespace-pre-line border-s-4 ps-4 font-serif sm:ps-6 ${about.official ? "border-gold" : "border-line"}`}
      >
        {localize({ [language]: texts[language] }, locale).text}
      </blockquote>
    </figure>
  );
}
