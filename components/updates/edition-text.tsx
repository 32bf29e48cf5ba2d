import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { PlainText } from "@/components/plain-text";
import type { ContentLanguage } from "@/db/vocabulary";
import type { PublicEdition } from "@/domain/updates/queries";
import { wordsFor } from "@/domain/updates/rules";
import { contentLanguageOf } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

type Edition = Pick<PublicEdition, "updateId" | "language" | "text" | "nextStep" | "translations">;
type Props = { edition: Edition; locale: Locale };

/**
 * What an edition says: in the reader's language where it was translated into it, with who did so and the original
 * below; else as it was written. A translation of words that have changed since says so, above everything.
 */
export async function EditionText({ edition, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "translation" });
  const shown = wordsFor(edition, contentLanguageOf(locale));
  const { translation } = shown;
  return (
    <>
      {translation?.outdated && (
        <p className="border-s-4 border-notice bg-notice-ground px-3 py-2 text-sm text-notice">
          {t("outdated", { number: translation.edition })}
        </p>
      )}
      <PlainText text={shown.text} language={shown.language} />
      <LanguageLine edition={edition} shown={shown.language} locale={locale} />
      {translation && (
        <details open={translation.outdated}>
          <summary className="cursor-pointer text-sm">{t("original")}</summary>
          <div className="mt-2 border-s-2 border-line ps-4">
            <PlainText text={edition.text} language={edition.language} />
          </div>
        </details>
      )}
    </>
  );
}

/** In which language the words were written, who translated them, and where they stand in others. */
async function LanguageLine({ edition, shown, locale }: Props & { shown: ContentLanguage }) {
  const t = await getTranslations({ locale });
  const translation = edition.translations.find((one) => one.language === shown);
  const others = edition.translations.map((one) => one.language).filter((language) => language !== shown);
  if (edition.language === contentLanguageOf(locale) && others.length === 0) return null;
  return (
    <p className="text-sm text-muted">
      {t("update.language", { language: t(`languageNames.${edition.language}`) })}
      {translation && <> · {t(`translation.by.${translation.translator}`)}</>}
      {others.length > 0 && <> · {t("translation.others")}: </>}
      {others.map((language, at) => (
        <Fragment key={language}>
          {at > 0 && ", "}
          <a href={`/${language}/updates/${edition.updateId}`} hrefLang={language}>
            {t(`languageNames.${language}`)}
          </a>
        </Fragment>
      ))}
    </p>
  );
}
