import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { renameInstitutionAction } from "@/app/[locale]/(admin)/admin/institutions/actions";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { withKept } from "@/components/desk/form-values";
import { Section } from "@/components/desk/section";
import { NameFields } from "@/components/institutions/name-fields";
import { Localized } from "@/components/localized";
import { SubmitButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { CONTENT_LANGUAGES } from "@/db/vocabulary";
import { mayAdministerInstitutions } from "@/domain/institutions/policy";
import { listInstitutionsOf } from "@/domain/institutions/queries";
import { nameField } from "@/domain/institutions/schema";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm } from "@/lib/seal";

type Props = { params: Promise<{ locale: string; institution: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin.institutions" });
  return { title: t("rename") };
}

export default async function InstitutionPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { institution: slug } = await params;
  const path = `/admin/institutions/${slug}`;
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  if (!mayAdministerInstitutions(person, person.party)) forbidden();
  const own = await listInstitutionsOf(portalDatabase(), person.party);
  const institution = own.find((one) => one.slug === slug);
  if (!institution) notFound();
  const [t, desk, kept] = await Promise.all([
    getTranslations({ locale, namespace: "admin.institutions" }),
    getTranslations({ locale, namespace: "desk" }),
    findKeptForm(person, address),
  ]);
  const title = <Localized text={institution.name} locale={locale} />;
  const stored = CONTENT_LANGUAGES.map((language) => [nameField(language), institution.name[language]]);
  return (
    <Frame
      locale={locale}
      path={path}
      title={title}
      person={person}
      breadcrumbs={[{ label: t("title"), path: "/admin/institutions" }, { label: institution.name }]}
    >
      <p>
        <a href={`/${locale}/institutions/${slug}`}>{t("public")}</a>
      </p>
      <Section id="rename" title={t("rename")}>
        <p className="text-muted">{t("renameHint")}</p>
        <Form
          action={renameInstitutionAction}
          hidden={{ form: sealForm(person, address), institution: slug }}
          labels={await formLabels(locale)}
          className="flex max-w-3xl flex-col gap-6"
        >
          <NameFields
            locale={locale}
            englishHint={desk("form.optional")}
            values={withKept(Object.fromEntries(stored), kept)}
          />
          <div>
            <SubmitButton>{t("save")}</SubmitButton>
          </div>
        </Form>
      </Section>
    </Frame>
  );
}
