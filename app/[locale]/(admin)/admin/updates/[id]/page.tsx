import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withdrawUpdateAction } from "@/app/[locale]/(admin)/admin/actions";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { EditionWords } from "@/components/desk/edition-view";
import { KeptWords } from "@/components/desk/kept-words";
import { Review, type ShownReview } from "@/components/desk/reviews";
import { Section, Sheet } from "@/components/desk/section";
import type { PartyNames } from "@/components/desk/waiting-for";
import { Localized } from "@/components/localized";
import { SubmitButton } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { cite } from "@/domain/commitments/rules";
import { findUpdateToWithdraw } from "@/domain/moderation/queries";
import { listParties } from "@/domain/updates/queries";
import { idNumber } from "@/domain/updates/schema";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import type { Locale } from "@/lib/i18n/routing";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm } from "@/lib/seal";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin" });
  return { title: t("withdrawTitle", { id: (await params).id }) };
}

/** Whoever comes second finds what the first one did, and their own reason beside it. */
async function Withdrawn(props: {
  locale: Locale;
  reviews: readonly ShownReview[];
  kept: Record<string, string[]> | null;
  parties: PartyNames;
}) {
  const { locale, reviews, kept, parties } = props;
  const t = await getTranslations({ locale, namespace: "refusals" });
  return (
    <>
      <p className="font-semibold">{t("edition-is-withdrawn")}</p>
      {reviews.map((review) => (
        <Review key={review.decidedAt.getTime()} locale={locale} review={review} />
      ))}
      {kept && <KeptWords locale={locale} kept={kept} parties={parties} />}
    </>
  );
}

export default async function WithdrawPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id: asked } = await params;
  const path = `/admin/updates/${asked}`;
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  const id = idNumber.safeParse(asked);
  const db = portalDatabase();
  const found = id.success && (await findUpdateToWithdraw(db, person, id.data));
  if (!found) notFound();
  const { update, edition } = found;
  const [t, parties, kept] = await Promise.all([
    getTranslations({ locale, namespace: "admin" }),
    listParties(db, update.statement),
    findKeptForm(person, address),
  ]);
  const desk = await getTranslations({ locale, namespace: "desk" });
  const title = t("withdrawTitle", { id: update.id });
  return (
    <Frame
      locale={locale}
      path={path}
      person={person}
      title={title}
      breadcrumbs={[{ label: t("title"), path: "/admin" }, { label: title }]}
    >
      <div className="flex flex-col gap-1">
        <p className="text-lg">
          <span className="number">{cite(update)}</span> <Localized text={update.title} locale={locale} />
        </p>
        <p className="text-muted">
          <Localized text={update.institutionName} locale={locale} />
        </p>
        <p>
          <a href={`/${locale}/updates/${update.id}`}>{desk("update.public")}</a>
        </p>
      </div>
      <Section id="entry" title={desk("update.edition", { number: edition.number })}>
        <Sheet>
          {update.confirmsId && <p>{desk("update.confirmation", { id: update.confirmsId })}</p>}
          <EditionWords locale={locale} kind={update.kind} edition={edition} parties={parties} />
        </Sheet>
      </Section>
      {edition.state === "withdrawn" ? (
        <Withdrawn locale={locale} reviews={edition.reviews} kept={kept} parties={parties} />
      ) : found.mayWithdraw ? (
        <Form
          action={withdrawUpdateAction}
          hidden={{ form: sealForm(person, address), update: String(update.id) }}
          labels={await formLabels(locale)}
          className="flex max-w-3xl flex-col gap-4"
        >
          <p>{t("withdrawHint")}</p>
          <TextArea
            name="reason"
            rows={4}
            label={t("withdrawReason")}
            hint={t("withdrawReasonHint")}
            defaultValue={kept?.reason?.[0]}
          />
          <div>
            <SubmitButton look="danger">{t("withdraw")}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="font-semibold">{t("mayNotWithdraw")}</p>
      )}
    </Frame>
  );
}
