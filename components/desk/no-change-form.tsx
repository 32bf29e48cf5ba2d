import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { SubmitButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { addressPart, type CommitmentReference, cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

/** "No change, confirmed": one button for one commitment. */
export async function NoChangeForm(props: {
  locale: Locale;
  action: ComponentProps<typeof Form>["action"];
  seal: string;
  statement: string;
  reference: CommitmentReference;
}) {
  const t = await getTranslations({ locale: props.locale, namespace: "desk" });
  const hidden = {
    form: props.seal,
    statement: props.statement,
    reference: addressPart(props.reference),
  };
  return (
    <Form
      action={props.action}
      hidden={hidden}
      labels={await formLabels(props.locale)}
      className="flex flex-col gap-2"
    >
      <SubmitButton look="secondary">
        {t("noChange")}{" "}
        <span className="sr-only">{t("noChangeOn", { reference: cite(props.reference) })}</span>
      </SubmitButton>
    </Form>
  );
}
