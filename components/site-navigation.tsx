import { getTranslations } from "next-intl/server";
import { LANGUAGE_NAMES, LOCALES, type Locale } from "@/lib/i18n/routing";

type Props = { locale: Locale /** The address after the language. */; path: string };

const SECTIONS = ["areas", "updates", "milestones", "about"] as const;

/** The portal's parts, of which the page's own is marked. */
export async function Sections({ locale, path }: Props) {
  const t = await getTranslations({ locale, namespace: "shell" });
  return (
    <nav aria-label={t("navigation")}>
      <ul className="flex flex-col gap-x-6 lg:flex-row">
        {SECTIONS.map((section) => (
          <li key={section}>
            <a
              href={`/${locale}/${section}`}
              aria-current={path === `/${section}` ? "page" : undefined}
              className="block py-2 font-semibold text-ink no-underline hover:underline aria-[current]:underline aria-[current]:decoration-gold aria-[current]:decoration-[3px] aria-[current]:underline-offset-8"
            >
              {t(section)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same page in every language, each named in itself. */
export async function Languages({ locale, path }: Props) {
  const t = await getTranslations({ locale, namespace: "shell" });
  return (
    <nav aria-label={t("languages")} className="text-sm">
      <ul className="flex flex-wrap gap-x-4">
        {LOCALES.map((language) => (
          <li key={language}>
            <a
              href={`/${language}${path}`}
              lang={language}
              hrefLang={language}
              aria-current={language === locale ? "true" : undefined}
              className="inline-block py-1.5 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
