import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { EntryTable } from "@/components/desk/entry-table";
import { Section } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import { mayAssign } from "@/domain/assignments/policy";
import { findAssignments } from "@/domain/assignments/queries";
import { cite, parseReference } from "@/domain/commitments/rules";
import { listPublished } from "@/domain/moderation/queries";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { portalDatabase } from "@/lib/portal-database";
import { AssignmentForms } from "./assignment-forms";

type Props = {
  params: Promise<{ locale: string; statement: string; reference: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin.assignments" });
  const reference = parseReference((await params).reference);
  return { title: reference ? t("pageTitle", { reference: cite(reference) }) : t("title") };
}

export default async function AssignmentPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { statement, reference: asked } = await params;
  const path = `/admin/commitments/${statement}/${asked}`;
  const person = await requirePerson(locale, `/${locale}${path}`);
  if (!mayAssign(person, person.party)) forbidden();
  const reference = asked.includes("-") ? parseReference(asked) : null;
  const commitment = reference && (await findAssignments(portalDatabase(), person, statement, reference));
  if (!commitment) notFound();
  const [t, queue, published] = await Promise.all([
    getTranslations({ locale, namespace: "admin.assignments" }),
    getTranslations({ locale, namespace: "admin" }),
    listPublished(portalDatabase(), person, commitment.id),
  ]);
  return (
    <Frame
      locale={locale}
      path={path}
      person={person}
      title={t("pageTitle", { reference: cite(commitment) })}
      breadcrumbs={[{ label: t("title"), path: "/admin/commitments" }, { label: cite(commitment) }]}
      done={(await searchParams).done}
    >
      <div className="flex flex-col gap-1">
        <p className="text-lg">
          <Localized text={commitment.title} locale={locale} />
        </p>
        <p>
          <a href={`/${locale}/statements/${statement}/commitments/${asked}`}>{t("public")}</a>
        </p>
      </div>
      <AssignmentForms
        locale={locale}
        person={person}
        commitment={commitment}
        address={`/${locale}${path}`}
      />
      <Section id="published" title={t("published")} empty={published.length === 0 && t("noPublished")}>
        <EntryTable
          locale={locale}
          entries={published}
          label={t("published")}
          when="publishedAt"
          link={queue("withdrawLink")}
          address={(entry) => `/${locale}/admin/updates/${entry.updateId}`}
        />
      </Section>
    </Frame>
  );
}
