import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { addInstitutionAction } from "@/app/[locale]/(admin)/admin/institutions/actions";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { withKept } from "@/components/desk/form-values";
import { ScrollingTable, Section } from "@/components/desk/section";
import { NameFields } from "@/components/institutions/name-fields";
import { Localized } from "@/components/localized";
import { SubmitButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { mayAdministerInstitutions } from "@/domain/institutions/policy";
import { listInstitutionsOf, type OwnInstitution } from "@/domain/institutions/queries";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import type { Locale } from "@/lib/i18n/routing";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm } from "@/lib/seal";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin.institutions" });
  return { title: t("title") };
}

export default async function InstitutionsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const path = "/admin/institutions";
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  if (!mayAdministerInstitutions(person, person.party)) forbidden();
  const [t, institutions, kept] = await Promise.all([
    getTranslations({ locale, namespace: "admin.institutions" }),
    listInstitutionsOf(portalDatabase(), person.party),
    findKeptForm(person, address),
  ]);
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
      <InstitutionTable locale={locale} institutions={institutions} />
      <Section id="add" title={t("add")}>
        <Form
          action={addInstitutionAction}
          hidden={{ form: sealForm(person, address) }}
          labels={await formLabels(locale)}
          className="flex max-w-3xl flex-col gap-6"
        >
          <NameFields locale={locale} englishHint={t("addressHint")} values={withKept({}, kept)} />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </Form>
      </Section>
    </Frame>
  );
}

async function InstitutionTable(props: { locale: Locale; institutions: readonly OwnInstitution[] }) {
  const { locale, institutions } = props;
  const t = await getTranslations({ locale });
  const columns = [t("admin.institutions.name"), t("admin.institutions.unconfirmed")];
  return (
    <ScrollingTable label={t("admin.institutions.title")} columns={columns}>
      {institutions.map(({ slug, name, nameReview }) => (
        <tr key={slug}>
          <th scope="row" className="max-w-xl font-normal">
            <a href={`/${locale}/admin/institutions/${slug}`} className="inline-block py-1">
              <Localized text={name} locale={locale} />
            </a>
          </th>
          <td>{nameReview.map((language) => t(`languageNames.${language}`)).join(", ")}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
