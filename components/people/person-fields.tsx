import { getTranslations } from "next-intl/server";
import { InstitutionField } from "@/components/institutions/institution-field";
import { RadioField, TextField } from "@/components/ui/field";
import { type LocalizedName, ROLES } from "@/db/vocabulary";
import { NAME_LIMIT } from "@/domain/people/schema";
import type { Locale } from "@/lib/i18n/routing";

/** Who somebody is in the portal: name, role and institution. */
export async function PersonFields(props: {
  locale: Locale;
  institutions: readonly { slug: string; name: LocalizedName }[];
  /** By field name: what the fields begin with. */
  values: Readonly<Record<string, string | undefined>>;
}) {
  const { locale, institutions, values } = props;
  const t = await getTranslations({ locale });
  return (
    <>
      <TextField
        name="name"
        label={t("admin.people.name")}
        maxLength={NAME_LIMIT}
        defaultValue={values.name}
      />
      <RadioField
        name="role"
        label={t("admin.people.role")}
        options={ROLES.map((role) => ({
          value: role,
          label: t(`desk.role.${role}`),
          hint: t(`admin.people.${role}Hint`),
        }))}
        defaultValue={values.role}
      />
      <InstitutionField
        locale={locale}
        label={t("admin.people.institution")}
        institutions={institutions}
        defaultValue={values.institution}
      />
    </>
  );
}
