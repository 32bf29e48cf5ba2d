import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { ScrollingTable } from "@/components/desk/section";
import { InstitutionNames } from "@/components/institutions/institution-names";
import { Localized } from "@/components/localized";
import { mayAssign } from "@/domain/assignments/policy";
import { listAssignments } from "@/domain/assignments/queries";
import { addressPart, cite } from "@/domain/commitments/rules";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { portalDatabase } from "@/lib/portal-database";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin.assignments" });
  return { title: t("title") };
}

export default async function AssignmentsPage({ params }: Props) {
  const locale = await pageLocale(params);
  const path = "/admin/commitments";
  const person = await requirePerson(locale, `/${locale}${path}`);
  if (!mayAssign(person, person.party)) forbidden();
  const t = await getTranslations({ locale, namespace: "admin.assignments" });
  const assignments = await listAssignments(portalDatabase(), person);
  return (
    <Frame
      locale={locale}
      path={path}
      title={t("title")}
      person={person}
      breadcrumbs={[{ label: t("title") }]}
    >
      <p>{t("description")}</p>
      {assignments.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ScrollingTable label={t("title")} columns={[t("commitment"), t("lead"), t("supporting")]}>
          {assignments.map((commitment) => (
            <tr key={commitment.id}>
              <th scope="row" className="max-w-sm font-normal">
                <a
                  href={`/${locale}${path}/${commitment.statement}/${addressPart(commitment)}`}
                  className="inline-block py-1"
                >
                  <span className="number">{cite(commitment)}</span>{" "}
                  <Localized text={commitment.title} locale={locale} />
                </a>
              </th>
              <td>
                <InstitutionNames
                  locale={locale}
                  institutions={commitment.institutions.filter(({ role }) => role === "lead")}
                  none={t("noLead")}
                />
              </td>
              <td>
                <InstitutionNames
                  locale={locale}
                  institutions={commitment.institutions.filter(({ role }) => role === "supporting")}
                />
              </td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </Frame>
  );
}
