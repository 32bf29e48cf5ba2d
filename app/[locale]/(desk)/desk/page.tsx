import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { OpenEditions } from "@/components/desk/open-editions";
import { ScrollingTable, Section } from "@/components/desk/section";
import { type DeskCommitment, listAssignedCommitments, listOpenEditions } from "@/domain/desk/queries";
import { requirePerson, type SignedIn } from "@/lib/auth";
import { latestToday } from "@/lib/dates";
import { pageLocale } from "@/lib/i18n/page-locale";
import type { Locale } from "@/lib/i18n/routing";
import { portalDatabase } from "@/lib/portal-database";
import { CommitmentRow } from "./commitment-row";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "desk" });
  return { title: t("title") };
}

export default async function DeskOverviewPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const person = await requirePerson(locale, `/${locale}/desk`);
  if (person.role === "administrator") redirect(`/${locale}/admin`);
  const t = await getTranslations({ locale, namespace: "desk" });
  const now = new Date();
  const db = portalDatabase();
  const [commitments, editions] = await Promise.all([
    listAssignedCommitments(db, person, latestToday(now)),
    listOpenEditions(db, person, now),
  ]);
  const inState = (state: string) => editions.filter((edition) => edition.state === state);
  const due = commitments
    .filter(({ freshness }) => freshness === "due" || freshness === "overdue")
    .sort((a, b) => ((a.dueOn ?? "") < (b.dueOn ?? "") ? -1 : 1));
  const returned = inState("changes-requested");
  const rejected = inState("rejected");
  const drafts = inState("draft");
  const submitted = inState("submitted");
  return (
    <Frame locale={locale} path="/desk" title={t("title")} person={person} done={(await searchParams).done}>
      <Section id="returned" title={t("returned")} empty={returned.length === 0 && t("noReturned")}>
        <OpenEditions locale={locale} editions={returned} link={t("continueWriting")} />
      </Section>
      {rejected.length > 0 && (
        <Section id="rejected" title={t("rejected")}>
          <OpenEditions locale={locale} editions={rejected} link={t("open")} submitted />
        </Section>
      )}
      <Section id="due" title={t("due")} empty={due.length === 0 && t("noneDue")}>
        <Commitments locale={locale} person={person} label={t("due")} commitments={due} />
      </Section>
      <Section id="drafts" title={t("drafts")} empty={drafts.length === 0 && t("noDrafts")}>
        <OpenEditions locale={locale} editions={drafts} link={t("continueWriting")} />
      </Section>
      <Section id="submitted" title={t("submitted")} empty={submitted.length === 0 && t("noSubmitted")}>
        <OpenEditions locale={locale} editions={submitted} link={t("open")} submitted />
      </Section>
      <Section id="all" title={t("all")} empty={commitments.length === 0 && t("noCommitments")}>
        <Commitments locale={locale} person={person} label={t("all")} commitments={commitments} />
      </Section>
    </Frame>
  );
}

async function Commitments(props: {
  locale: Locale;
  person: SignedIn;
  label: string;
  commitments: readonly DeskCommitment[];
}) {
  const t = await getTranslations({ locale: props.locale, namespace: "desk.column" });
  const columns = [t("commitment"), t("status"), t("freshness"), t("agreement"), t("action")];
  return (
    <ScrollingTable label={props.label} columns={columns}>
      {props.commitments.map((commitment) => (
        <CommitmentRow
          key={commitment.id}
          locale={props.locale}
          person={props.person}
          commitment={commitment}
        />
      ))}
    </ScrollingTable>
  );
}
