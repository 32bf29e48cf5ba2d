import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { addPersonAction } from "@/app/[locale]/(admin)/admin/people/actions";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { withKept } from "@/components/desk/form-values";
import { Section } from "@/components/desk/section";
import { PeopleTable } from "@/components/people/people-table";
import { PersonFields } from "@/components/people/person-fields";
import { SubmitButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { listInstitutionsOf } from "@/domain/institutions/queries";
import { mayAdministerPeople } from "@/domain/people/policy";
import { listPeople } from "@/domain/people/queries";
import { EMAIL_LIMIT, PASSWORD_LIMITS } from "@/domain/people/schema";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm } from "@/lib/seal";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin.people" });
  return { title: t("title") };
}

export default async function PeoplePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const path = "/admin/people";
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  if (!mayAdministerPeople(person, person.party)) forbidden();
  const db = portalDatabase();
  const [t, people, institutions, kept] = await Promise.all([
    getTranslations({ locale, namespace: "admin.people" }),
    listPeople(db, person),
    listInstitutionsOf(db, person.party),
    findKeptForm(person, address),
  ]);
  const values = withKept({}, kept);
  return (
    <Frame
      locale={locale}
      path={path}
      title={t("title")}
      person={person}
      breadcrumbs={[{ label: t("title") }]}
      done={(await searchParams).done}
    >
      <p>{t("description")}</p>
      <PeopleTable locale={locale} people={people} />
      <Section id="add" title={t("add")}>
        <Form
          action={addPersonAction}
          hidden={{ form: sealForm(person, address) }}
          labels={await formLabels(locale)}
          className="flex max-w-3xl flex-col gap-6"
        >
          <TextField
            name="email"
            type="email"
            label={t("email")}
            autoComplete="off"
            maxLength={EMAIL_LIMIT}
            defaultValue={values.email}
          />
          <PersonFields locale={locale} institutions={institutions} values={values} />
          <TextField
            name="password"
            type="password"
            label={t("password")}
            hint={t("passwordHint", { minimum: PASSWORD_LIMITS.min })}
            autoComplete="new-password"
          />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </Form>
      </Section>
    </Frame>
  );
}
