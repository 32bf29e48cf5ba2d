import { z } from "zod";
import { CONTENT_LANGUAGES, type ContentLanguage, type LocalizedName } from "@/db/vocabulary";
import { plainLine } from "@/lib/text";

export const NAME_LIMIT = 200;

/** The form's field for a name in one language: `nameKk`. */
export const nameField = (language: ContentLanguage) =>
  `name${language[0]?.toUpperCase()}${language.slice(1)}` as `name${Capitalize<ContentLanguage>}`;

const optional = plainLine({ max: NAME_LIMIT }).prefault("");
const names = { nameEn: optional, nameKk: optional, nameRu: optional, nameSr: optional };
const required = plainLine({ max: NAME_LIMIT, required: true });

/** The English name is there from the start: the address is made of it. */
export const addInstitutionInput = z.object({ ...names, nameEn: required });
export const renameInstitutionInput = z.object({
  ...names,
  institution: z.string("required").max(100, "invalid"),
});

/** The names that were given; a language left empty has none. */
export function nameOf(input: z.output<typeof addInstitutionInput>): LocalizedName {
  const given = CONTENT_LANGUAGES.map((language) => [language, input[nameField(language)]] as const);
  return Object.fromEntries(given.filter(([, name]) => name !== ""));
}
