import { getTranslations } from "next-intl/server";
import {
  assignInstitutionAction,
  unassignInstitutionAction,
} from "@/app/[locale]/(admin)/admin/commitments/actions";
import { ScrollingTable, Section } from "@/components/desk/section";
import { InstitutionField } from "@/components/institutions/institution-field";
import { Localized } from "@/components/localized";
import { SubmitButton } from "@/components/ui/button";
import { RadioField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import type { AssignedCommitment, AssignedInstitution } from "@/domain/assignments/queries";
import { addressPart } from "@/domain/commitments/rules";
import { listInstitutionsOf } from "@/domain/institutions/queries";
import type { SignedIn } from "@/lib/auth";
import type { Locale } from "@/lib/i18n/routing";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm, sealWordlessForm } from "@/lib/seal";

type Props = { locale: Locale; person: SignedIn; commitment: AssignedCommitment; address: string };

/** The own side's institutions on a commitment: who answers now, and how that changes. */
export async function AssignmentForms(props: Props) {
  const { locale, commitment } = props;
  const t = await getTranslations({ locale, namespace: "admin.assignments" });
  const { institutions } = commitment;
  return (
    <>
      <Section id="own" title={t("own")} empty={institutions.length === 0 && t("noOwn")}>
        <ScrollingTable label={t("own")} columns={[t("institution"), t("role"), t("action")]}>
          {institutions.map((institution) => (
            <tr key={institution.slug}>
              <th scope="row" className="font-normal">
                <Localized text={institution.name} locale={locale} />
              </th>
              <td>{t(institution.role)}</td>
              <td>
                {institution.role === "lead" ? (
                  t("leadStays")
                ) : (
                  <UnassignForm {...props} institution={institution} />
                )}
              </td>
            </tr>
          ))}
        </ScrollingTable>
        <p className="text-muted">{t("unassignHint")}</p>
      </Section>
      <Section id="assign" title={t("assign")}>
        <AssignForm {...props} />
      </Section>
    </>
  );
}

function hiddenFields({ commitment }: Props): Record<string, string> {
  return {
    statement: commitment.statement,
    reference: addressPart(commitment),
  };
}

async function UnassignForm(props: Props & { institution: AssignedInstitution }) {
  const { locale, institution } = props;
  const t = await getTranslations({ locale });
  return (
    <Form
      action={unassignInstitutionAction}
      hidden={{
        ...hiddenFields(props),
        form: sealWordlessForm(props.person, props.address),
        institution: institution.slug,
      }}
      labels={await formLabels(props.locale)}
      className="flex flex-col items-start gap-2"
    >
      <SubmitButton look="secondary">
        {t("admin.assignments.unassign")}{" "}
        <span className="sr-only">
          <Localized text={institution.name} locale={locale} />
        </span>
      </SubmitButton>
    </Form>
  );
}

async function AssignForm(props: Props) {
  const { locale, person, address } = props;
  const [t, institutions, kept] = await Promise.all([
    getTranslations({ locale }),
    listInstitutionsOf(portalDatabase(), person.party),
    findKeptForm(person, address),
  ]);
  return (
    <Form
      action={assignInstitutionAction}
      hidden={{ ...hiddenFields(props), form: sealForm(person, address) }}
      labels={await formLabels(props.locale)}
      className="flex max-w-3xl flex-col gap-6"
    >
      <InstitutionField
        locale={locale}
        label={t("admin.assignments.institution")}
        institutions={institutions}
        defaultValue={kept?.institution?.[0]}
      />
      <RadioField
        name="role"
        label={t("admin.assignments.role")}
        options={[
          { value: "supporting", label: t("admin.assignments.supporting") },
          { value: "lead", label: t("admin.assignments.lead"), hint: t("admin.assignments.leadHint") },
        ]}
        defaultValue={kept?.role?.[0] ?? "supporting"}
      />
      <div>
        <SubmitButton>{t("admin.assignments.submit")}</SubmitButton>
      </div>
    </Form>
  );
}
