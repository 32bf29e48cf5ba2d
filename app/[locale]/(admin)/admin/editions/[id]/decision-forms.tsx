import { getTranslations } from "next-intl/server";
import {
  addCounterpartNoteAction,
  publishEditionAction,
  returnEditionAction,
} from "@/app/[locale]/(admin)/admin/actions";
import { KeptWords } from "@/components/desk/kept-words";
import { Section, Sheet } from "@/components/desk/section";
import type { PartyNames } from "@/components/desk/waiting-for";
import { SubmitButton } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import type { ReviewPage } from "@/domain/moderation/queries";
import type { SignedIn } from "@/lib/auth";
import type { Locale } from "@/lib/i18n/routing";
import { sealForm, sealWordlessForm } from "@/lib/seal";

type Props = {
  locale: Locale;
  person: SignedIn;
  address: string;
  page: ReviewPage;
  parties: PartyNames;
  /** What was typed into one of these forms when the session turned out to be over. */
  kept: Record<string, string[]> | null;
};

/** What this administrator can do with the edition now, or why nothing. */
export async function DecisionForms(props: Props) {
  const { locale, page } = props;
  const t = await getTranslations({ locale, namespace: "admin" });
  if (!page.own) return <NoteForm {...props} />;
  if (page.edition.state !== "submitted") return <NotWaiting {...props} />;
  if (page.wrote) return <p className="font-semibold">{t("fourEyes")}</p>;
  return (
    <Section id="decide" title={t("decide")}>
      <PublishForm {...props} />
      <ReturnForm {...props} />
    </Section>
  );
}

/** Decided on already: what became of it, and the reason that somebody typed meanwhile. */
async function NotWaiting({ locale, page, parties, kept }: Props) {
  const t = await getTranslations({ locale, namespace: "refusals" });
  return (
    <>
      <p className="font-semibold">{t(`edition-is-${page.edition.state}`)}</p>
      {kept && <KeptWords locale={locale} kept={kept} parties={parties} />}
    </>
  );
}

function hiddenFields({ edition }: ReviewPage): Record<string, string> {
  return { edition: String(edition.id), revision: String(edition.revision) };
}

async function PublishForm(props: Props) {
  const form = sealWordlessForm(props.person, props.address);
  const t = await getTranslations({ locale: props.locale });
  return (
    <Sheet>
      <Form
        action={publishEditionAction}
        hidden={{ ...hiddenFields(props.page), form }}
        labels={await formLabels(props.locale)}
        className="flex flex-col items-start gap-3"
      >
        <p>{t("admin.publishHint")}</p>
        <SubmitButton>{t("admin.publish")}</SubmitButton>
      </Form>
    </Sheet>
  );
}

/** One reason, two ways: a confirmation can only be rejected, as it has no words to change. */
async function ReturnForm(props: Props) {
  const form = sealForm(props.person, props.address);
  const t = await getTranslations({ locale: props.locale });
  return (
    <Sheet>
      <Form
        action={returnEditionAction}
        hidden={{ ...hiddenFields(props.page), form }}
        labels={await formLabels(props.locale)}
        className="flex flex-col gap-3"
      >
        <TextArea
          name="reason"
          rows={4}
          label={t("admin.reason")}
          hint={t("admin.reasonHint")}
          defaultValue={props.kept?.reason?.[0]}
        />
        <div className="flex flex-wrap gap-4">
          {props.page.steps.includes("request-changes") && (
            <SubmitButton name="decision" value="request-changes" look="secondary">
              {t("admin.requestChanges")}
            </SubmitButton>
          )}
          <SubmitButton name="decision" value="reject" look="danger">
            {t("admin.reject")}
          </SubmitButton>
        </div>
      </Form>
    </Sheet>
  );
}

async function NoteForm(props: Props) {
  const t = await getTranslations({ locale: props.locale });
  return (
    <Sheet>
      <p>{t("admin.otherSide")}</p>
      <Form
        action={addCounterpartNoteAction}
        hidden={{ form: sealForm(props.person, props.address), edition: String(props.page.edition.id) }}
        labels={await formLabels(props.locale)}
        className="flex flex-col gap-3"
      >
        <TextArea name="text" rows={4} label={t("admin.noteText")} defaultValue={props.kept?.text?.[0]} />
        <div>
          <SubmitButton>{t("admin.noteSend")}</SubmitButton>
        </div>
      </Form>
    </Sheet>
  );
}
