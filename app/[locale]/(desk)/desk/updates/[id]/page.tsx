import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { reviseUpdateAction, saveEditionAction } from "@/app/[locale]/(desk)/desk/actions";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { EditionForm } from "@/components/desk/edition-form";
import { EditionSheet } from "@/components/desk/edition-sheet";
import { evidenceRows, keptRevision, keptWords, valuesOf, withKept } from "@/components/desk/form-values";
import { KeptWords } from "@/components/desk/kept-words";
import { Review } from "@/components/desk/reviews";
import { Section } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import { SubmitButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { cite } from "@/domain/commitments/rules";
import { findReadableUpdate, ownershipOf, type UpdateView } from "@/domain/desk/queries";
import { mayEdit, stepsFor } from "@/domain/updates/policy";
import { listParties } from "@/domain/updates/queries";
import { EVER_PUBLIC } from "@/domain/updates/rules";
import { idNumber } from "@/domain/updates/schema";
import { requirePerson, type SignedIn } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm, sealWordlessForm } from "@/lib/seal";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "desk" });
  return { title: t("update.pageTitle", { id: (await params).id }) };
}

export default async function DeskUpdatePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id: asked } = await params;
  const path = `/desk/updates/${asked}`;
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  const id = idNumber.safeParse(asked);
  const db = portalDatabase();
  const update = id.success && (await findReadableUpdate(db, person, id.data));
  if (!update) notFound();
  const [t, refusals, parties, kept] = await Promise.all([
    getTranslations({ locale, namespace: "desk" }),
    getTranslations({ locale, namespace: "refusals" }),
    listParties(db, update.statement),
    findKeptForm(person, address).then(keptWords),
  ]);
  const open = openEdition(person, update);
  const isPublic = update.editions.some((edition) => EVER_PUBLIC.includes(edition.state));
  const isWithdrawn = update.editions.some((edition) => edition.state === "withdrawn");
  const values = open && withKept(valuesOf(open), kept);
  return (
    <Frame
      locale={locale}
      path={path}
      person={person}
      done={(await searchParams).done}
      title={t("update.title", { id: update.id, reference: cite(update) })}
      breadcrumbs={[
        { label: t("title"), path: "/desk" },
        { label: t("update.title", { id: update.id, reference: cite(update) }) },
      ]}
    >
      <div className="flex flex-col gap-1">
        <p className="text-lg">
          <Localized text={update.title} locale={locale} />
        </p>
        <p className="text-muted">
          <Localized text={update.institutionName} locale={locale} />
        </p>
        {update.confirmsId && (
          <p>
            <a href={`/${locale}/updates/${update.confirmsId}`}>
              {t("update.confirmation", { id: update.confirmsId })}
            </a>
          </p>
        )}
        {isPublic && (
          <p>
            <a href={`/${locale}/updates/${update.id}`}>{t("update.public")}</a>
          </p>
        )}
      </div>
      {kept && !open && <KeptWords locale={locale} kept={kept} parties={parties} />}
      {mayOpenNewEdition(person, update) && (
        <Form
          action={reviseUpdateAction}
          hidden={{ form: sealWordlessForm(person, address), update: String(update.id) }}
          labels={await formLabels(locale)}
          className="flex flex-col items-start gap-2"
        >
          <p>{t("update.reviseHint")}</p>
          <SubmitButton>{t("update.revise")}</SubmitButton>
        </Form>
      )}
      {update.editions[0]?.state === "submitted" && <p>{t("update.waiting")}</p>}
      {isWithdrawn && (
        <p className="border-s-4 border-notice bg-notice-ground px-4 py-3 text-notice">
          {refusals("update-is-withdrawn")}
        </p>
      )}
      {open && values && (
        <Section id="write" title={t("update.editing", { number: open.number })}>
          {open.reviews.map((review) => (
            <Review key={review.decidedAt.getTime()} locale={locale} review={review} />
          ))}
          {kept && (
            <p role="status" className="border-s-4 border-notice bg-notice-ground px-4 py-3 text-notice">
              {t("kept")}
            </p>
          )}
          <EditionForm
            locale={locale}
            action={saveEditionAction}
            hidden={{
              form: sealForm(person, address),
              edition: String(open.id),
              // Kept words were typed on the revision of then: a save in between must still be noticed.
              revision: String(keptRevision(kept) ?? open.revision),
            }}
            kind={update.commitmentKind}
            parties={parties}
            withChangeNote={open.number > 1}
            evidenceRows={evidenceRows(values)}
            values={values}
          />
        </Section>
      )}
      <Section id="editions" title={t("update.editions")}>
        {update.editions.map((edition) => (
          <EditionSheet
            key={edition.id}
            locale={locale}
            kind={update.kind}
            edition={edition}
            parties={parties}
          />
        ))}
      </Section>
    </Frame>
  );
}

function openEdition(person: SignedIn, update: UpdateView) {
  return update.editions.find((edition) => stepsFor(person, ownershipOf(update, edition)).includes("save"));
}

/** Only from what is public, and only while no other edition is under way. */
function mayOpenNewEdition(person: SignedIn, update: UpdateView): boolean {
  const latest = update.editions[0];
  const published = update.editions.find((edition) => edition.state === "published");
  if (!latest || !published || update.kind !== "report") return false;
  if (latest.state !== "published" && latest.state !== "rejected") return false;
  return mayEdit(person, ownershipOf(update, published));
}
