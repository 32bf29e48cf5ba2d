import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { EditionWords } from "@/components/desk/edition-view";
import { Review } from "@/components/desk/reviews";
import { Section, Sheet } from "@/components/desk/section";
import type { PartyNames } from "@/components/desk/waiting-for";
import { Localized } from "@/components/localized";
import { PlainText } from "@/components/plain-text";
import { cite } from "@/domain/commitments/rules";
import type { Report } from "@/domain/desk/queries";
import { findEditionForReview, type ReviewPage } from "@/domain/moderation/queries";
import { listParties } from "@/domain/updates/queries";
import { idNumber } from "@/domain/updates/schema";
import { requirePerson } from "@/lib/auth";
import { formatDate } from "@/lib/i18n/format-date";
import { pageLocale } from "@/lib/i18n/page-locale";
import type { Locale } from "@/lib/i18n/routing";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { DecisionForms } from "./decision-forms";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin" });
  return { title: t("editionPageTitle", { id: (await params).id }) };
}

export default async function ReviewEditionPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id: asked } = await params;
  const path = `/admin/editions/${asked}`;
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  const id = idNumber.safeParse(asked);
  const db = portalDatabase();
  const page = id.success && (await findEditionForReview(db, person, id.data));
  if (!page) notFound();
  const { update, edition, previous } = page;
  const [t, parties, kept] = await Promise.all([
    getTranslations({ locale, namespace: "admin" }),
    listParties(db, update.statement),
    findKeptForm(person, address),
  ]);
  const title = t("editionTitle", { id: update.id, number: edition.number });
  const words = { locale, kind: update.kind, parties };
  return (
    <Frame
      locale={locale}
      path={path}
      person={person}
      title={title}
      done={(await searchParams).done}
      breadcrumbs={[{ label: t("title"), path: "/admin" }, { label: title }]}
    >
      <Heading locale={locale} update={update} author={edition.author} />
      <Section id="entry" title={t("asPublic")}>
        <Sheet>
          <EditionWords {...words} edition={edition} />
          {update.confirmsId && <Confirmed {...words} report={page.confirmed} />}
        </Sheet>
      </Section>
      <DecisionForms
        locale={locale}
        person={person}
        address={address}
        page={page}
        parties={parties}
        kept={kept}
      />
      {previous && (
        <Section id="previous" title={t("previous", { number: previous.number })}>
          <Sheet>
            <EditionWords {...words} edition={previous} />
          </Sheet>
        </Section>
      )}
      <Counterparts locale={locale} parties={parties} reports={page.counterparts} />
      {page.own && (
        <Section id="reviews" title={t("reviews")} empty={edition.reviews.length === 0 && t("noReviews")}>
          {edition.reviews.map((review) => (
            <Review key={review.decidedAt.getTime()} locale={locale} review={review} />
          ))}
        </Section>
      )}
      <Notes locale={locale} page={page} />
    </Frame>
  );
}

async function Heading(props: { locale: Locale; update: ReviewPage["update"]; author: string }) {
  const { locale, update } = props;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-lg">
        <span className="number">{cite(update)}</span> <Localized text={update.title} locale={locale} />
      </p>
      <p className="text-muted">
        <Localized text={update.institutionName} locale={locale} />, <bdi>{props.author}</bdi>
      </p>
    </div>
  );
}

async function Confirmed(props: { locale: Locale; report: Report | null }) {
  const { locale, report } = props;
  const t = await getTranslations({ locale });
  if (!report) return <p className="text-muted">{t("admin.notPublicReport")}</p>;
  return (
    <div className="flex flex-col gap-2 border-s-4 border-line ps-4">
      <p className="font-semibold">{t("admin.confirmed")}</p>
      <ReportInShort locale={locale} report={report} />
    </div>
  );
}

async function Counterparts(props: { locale: Locale; parties: PartyNames; reports: readonly Report[] }) {
  const { locale, reports } = props;
  const t = await getTranslations({ locale, namespace: "admin" });
  return (
    <Section id="counterpart" title={t("counterpart")} empty={reports.length === 0 && t("noCounterpart")}>
      {reports.map((report) => (
        <Sheet key={report.id}>
          <h3>
            <Localized text={report.institution} locale={locale} />
          </h3>
          <ReportInShort locale={locale} report={report} />
        </Sheet>
      ))}
    </Section>
  );
}

async function ReportInShort({ locale, report }: { locale: Locale; report: Report }) {
  const t = await getTranslations({ locale });
  return (
    <>
      <p>
        {report.status && <strong>{t(`words.status.${report.status}`)} · </strong>}
        {t("desk.confirmedOn", { date: formatDate(report.asOf, locale) })}
      </p>
      <PlainText text={report.text} language={report.language} />
    </>
  );
}

async function Notes({ locale, page }: { locale: Locale; page: ReviewPage }) {
  const t = await getTranslations({ locale, namespace: "admin" });
  const title = page.own ? t("notes") : t("ownNotes");
  return (
    <Section id="notes" title={title} empty={page.notes.length === 0 && t("noNotes")}>
      {page.notes.map((note) => (
        <div key={note.id} className="border-s-4 border-line ps-4">
          <p className="text-sm text-muted">
            <bdi>{note.author}</bdi> (<Localized text={note.party} locale={locale} />
            ), {formatDate(note.writtenAt.toISOString().slice(0, 10), locale)}
          </p>
          <PlainText text={note.text} />
        </div>
      ))}
    </Section>
  );
}
