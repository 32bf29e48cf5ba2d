import { getTranslations } from "next-intl/server";
import { TextField } from "@/components/ui/field";
import { CONTENT_LANGUAGES } from "@/db/vocabulary";
import { NAME_LIMIT, nameField } from "@/domain/institutions/schema";
import type { Locale } from "@/lib/i18n/routing";

/** An institution's name in each language of the content. */
export async function NameFields(props: {
  locale: Locale;
  /** What is said beside the English name. */
  englishHint: string;
  /** By field name: what the fields begin with. */
  values: Readonly<Record<string, string | undefined>>;
}) {
  const t = await getTranslations({ locale: props.locale });
  return CONTENT_LANGUAGES.map((language) => (
    <TextField
      key={language}
      name={nameField(language)}
      label={t("admin.institutions.nameIn", { language: t(`languageNames.${language}`) })}
      hint={language === "en" ? props.englishHint : t("desk.form.optional")}
      maxLength={NAME_LIMIT}
      defaultValue={props.values[nameField(language)]}
    />
  ));
}
