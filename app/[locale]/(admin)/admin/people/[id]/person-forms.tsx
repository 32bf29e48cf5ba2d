import { getTranslations } from "next-intl/server";
import {
  changePersonAction,
  endAccessAction,
  giveAccessBackAction,
  resetPasswordAction,
} from "@/app/[locale]/(admin)/admin/people/actions";
import { withKept } from "@/components/desk/form-values";
import { Section } from "@/components/desk/section";
import { PersonFields } from "@/components/people/person-fields";
import { SubmitButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { listInstitutionsOf } from "@/domain/institutions/queries";
import type { Colleague } from "@/domain/people/queries";
import { PASSWORD_LIMITS } from "@/domain/people/schema";
import type { SignedIn } from "@/lib/auth";
import type { Locale } from "@/lib/i18n/routing";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm, sealWordlessForm } from "@/lib/seal";

type Props = { locale: Locale; person: SignedIn; subject: Colleague; address: string };

/** What an administrator can do about somebody else of the own side. */
export async function PersonForms(props: Props) {
  const t = await getTranslations({ locale: props.locale, namespace: "admin.people" });
  return (
    <>
      <Section id="change" title={t("change")}>
        <ChangeForm {...props} />
      </Section>
      <Section id="set-password" title={t("newPassword")}>
        <PasswordForm {...props} />
      </Section>
      <Section id="access" title={t("access")}>
        <AccessForm {...props} />
      </Section>
    </>
  );
}

const FORM = "flex max-w-3xl flex-col gap-6";

function wordlessFields({ person, subject, address }: Props): Record<string, string> {
  return { form: sealWordlessForm(person, address), person: subject.id };
}

async function ChangeForm(props: Props) {
  const { locale, person, subject, address } = props;
  const [t, institutions, kept] = await Promise.all([
    getTranslations({ locale }),
    listInstitutionsOf(portalDatabase(), person.party),
    findKeptForm(person, address),
  ]);
  const { name, role, institution } = subject;
  const values = withKept({ name, role, institution }, kept);
  return (
    <Form
      action={changePersonAction}
      hidden={{ form: sealForm(person, address), person: subject.id }}
      labels={await formLabels(props.locale)}
      className={FORM}
    >
      <PersonFields locale={locale} institutions={institutions} values={values} />
      <div>
        <SubmitButton>{t("admin.people.save")}</SubmitButton>
      </div>
    </Form>
  );
}

async function PasswordForm(props: Props) {
  const t = await getTranslations({ locale: props.locale });
  return (
    <Form
      action={resetPasswordAction}
      hidden={wordlessFields(props)}
      labels={await formLabels(props.locale)}
      className={FORM}
    >
      <TextField
        name="password"
        type="password"
        label={t("admin.people.newPassword")}
        hint={t("admin.people.passwordHint", { minimum: PASSWORD_LIMITS.min })}
        autoComplete="new-password"
      />
      <div>
        <SubmitButton look="secondary">{t("admin.people.setPassword")}</SubmitButton>
      </div>
    </Form>
  );
}

async function AccessForm(props: Props) {
  const t = await getTranslations({ locale: props.locale });
  const { active } = props.subject;
  return (
    <Form
      action={active ? endAccessAction : giveAccessBackAction}
      hidden={wordlessFields(props)}
      labels={await formLabels(props.locale)}
      className="flex max-w-3xl flex-col items-start gap-3"
    >
      <p>{t(active ? "admin.people.endHint" : "admin.people.restoreHint")}</p>
      <SubmitButton look={active ? "danger" : "secondary"}>
        {t(active ? "admin.people.end" : "admin.people.restore")}
      </SubmitButton>
    </Form>
  );
}
