import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { editionLabels } from "@/components/desk/edition-fields";
import { namesOfWaiting, type PartyNames } from "@/components/desk/waiting-for";
import { SubmitButton } from "@/components/ui/button";
import { RadioField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { CONTENT_LANGUAGES, type Kind, WAITING_FOR_OTHERS } from "@/db/vocabulary";
import { allowedStatuses } from "@/domain/updates/rules";
import { LIMITS } from "@/domain/updates/schema";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  locale: Locale;
  action: ComponentProps<typeof Form>["action"];
  hidden: Record<string, string>;
  kind: Kind;
  parties: PartyNames;
  /** From the second edition on, readers are told why. */
  withChangeNote: boolean;
  evidenceRows: number;
  /** By field name: what the fields begin with. */
  values: Readonly<Record<string, string | undefined>>;
};

/** The form in which an official writes an edition. */
export async function EditionForm(props: Props) {
  const { locale, values } = props;
  const t = await getTranslations({ locale, namespace: "desk" });
  const language = await getTranslations({ locale, namespace: "languageNames" });
  const labels = {
    ...(await formLabels(locale)),
    conflict: t("conflict"),
    stored: t("stored"),
    fields: await editionLabels(locale),
  };
  return (
    <Form
      action={props.action}
      hidden={props.hidden}
      labels={labels}
      className="flex max-w-3xl flex-col gap-6"
    >
      <StatusField {...props} />
      <TextField
        name="asOf"
        type="date"
        label={t("form.asOf")}
        hint={t("form.asOfHint")}
        defaultValue={values.asOf}
      />
      <TextArea
        name="text"
        rows={10}
        label={t("form.text")}
        hint={t("form.textHint", { maximum: LIMITS.text })}
        defaultValue={values.text}
      />
      <SelectField
        name="language"
        label={t("form.language")}
        options={CONTENT_LANGUAGES.map((code) => ({ value: code, label: language(code) }))}
        defaultValue={values.language}
      />
      <WaitingFields {...props} />
      <fieldset className="flex flex-col gap-4">
        <legend className="pb-2 font-serif text-lg font-semibold">{t("form.next")}</legend>
        <TextField
          name="nextStep"
          label={t("form.nextStep")}
          hint={t("form.optional")}
          maxLength={LIMITS.nextStep}
          defaultValue={values.nextStep}
        />
        <TextField
          name="nextStepOn"
          type="date"
          label={t("form.nextStepOn")}
          hint={t("form.optional")}
          defaultValue={values.nextStepOn}
        />
      </fieldset>
      <EvidenceFields {...props} />
      {props.withChangeNote && (
        <TextField
          name="changeNote"
          label={t("form.changeNote")}
          hint={t("form.changeNoteHint")}
          maxLength={LIMITS.changeNote}
          defaultValue={values.changeNote}
        />
      )}
      <div className="flex flex-wrap gap-4">
        <SubmitButton name="intent" value="submit">
          {t("form.submit")}
        </SubmitButton>
        <SubmitButton name="intent" value="save" look="secondary">
          {t("form.save")}
        </SubmitButton>
      </div>
    </Form>
  );
}

async function StatusField({ locale, kind, values }: Props) {
  const t = await getTranslations({ locale });
  const statuses = allowedStatuses(kind);
  if (statuses.length === 0) return <p className="text-muted">{t("desk.form.declaration")}</p>;
  return (
    <RadioField
      name="status"
      label={t("desk.form.status")}
      options={statuses.map((status) => ({ value: status, label: t(`words.status.${status}`) }))}
      defaultValue={values.status}
    />
  );
}

async function WaitingFields({ locale, parties, values }: Props) {
  const t = await getTranslations({ locale, namespace: "desk.form" });
  const nameOf = await namesOfWaiting(locale, parties);
  const whom = [...parties.map((party) => party.code), ...WAITING_FOR_OTHERS];
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-2 font-serif text-lg font-semibold">{t("waiting")}</legend>
      <SelectField
        name="waitingFor"
        label={t("waitingFor")}
        options={[
          { value: "", label: t("waitingNobody") },
          ...whom.map((who) => ({ value: who, label: nameOf(who) })),
        ]}
        defaultValue={values.waitingFor ?? ""}
      />
      <TextField
        name="waitingSince"
        type="date"
        label={t("waitingSince")}
        hint={t("optional")}
        defaultValue={values.waitingSince}
      />
    </fieldset>
  );
}

async function EvidenceFields({ locale, evidenceRows, values }: Props) {
  const t = await getTranslations({ locale, namespace: "desk.form" });
  const rows = Array.from({ length: evidenceRows }, (_, index) => ({ index, number: index + 1 }));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-2 font-serif text-lg font-semibold">{t("evidence")}</legend>
      <p id="evidence" className="text-muted">
        {t("evidenceHint")}
      </p>
      {rows.map(({ index, number }) => (
        <div key={number} className="grid gap-4 sm:grid-cols-2">
          <TextField
            name={`evidence.${index}.url`}
            type="url"
            label={t("evidenceUrl", { number })}
            defaultValue={values[`evidence.${index}.url`]}
          />
          <TextField
            name={`evidence.${index}.title`}
            label={t("evidenceTitle", { number })}
            maxLength={LIMITS.evidenceTitle}
            defaultValue={values[`evidence.${index}.title`]}
          />
        </div>
      ))}
    </fieldset>
  );
}
