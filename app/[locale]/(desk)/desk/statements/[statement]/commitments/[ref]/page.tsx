import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { confirmNoChangeAction, recordUpdateAction } from "@/app/[locale]/(desk)/desk/actions";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { AccountsInShort } from "@/components/desk/accounts-in-short";
import { EditionForm } from "@/components/desk/edition-form";
import { evidenceRows, keptWords, withKept } from "@/components/desk/form-values";
import { NoChangeForm } from "@/components/desk/no-change-form";
import { OwnUpdates } from "@/components/desk/own-updates";
import { Section, Sheet } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import { cite, parseReference } from "@/domain/commitments/rules";
import { findCommitment, listOwnUpdates, listReports } from "@/domain/desk/queries";
import { mayWrite } from "@/domain/updates/policy";
import { listParties } from "@/domain/updates/queries";
import { requirePerson } from "@/lib/auth";
import { latestToday } from "@/lib/dates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { findKeptForm } from "@/lib/kept-form";
import { portalDatabase } from "@/lib/portal-database";
import { sealForm, sealWordlessForm } from "@/lib/seal";

type Props = { params: Promise<{ locale: string; statement: string; ref: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "desk" });
  const reference = parseReference((await params).ref);
  return { title: reference ? t("writeOn", { reference: cite(reference) }) : t("title") };
}

export default async function WritePage({ params }: Props) {
  const locale = await pageLocale(params);
  const { statement, ref } = await params;
  const path = `/desk/statements/${statement}/commitments/${ref}`;
  const address = `/${locale}${path}`;
  const person = await requirePerson(locale, address);
  const reference = ref.includes("-") ? parseReference(ref) : null;
  const db = portalDatabase();
  const today = latestToday(new Date());
  const commitment = reference && (await findCommitment(db, person, statement, reference, today));
  if (!reference || !commitment) notFound();
  if (!mayWrite(person, commitment)) forbidden();
  const [t, parties, reports, updates, kept] = await Promise.all([
    getTranslations({ locale, namespace: "desk" }),
    listParties(db, statement),
    listReports(
      db,
      commitment.words.flatMap(({ reportId }) => (reportId === null ? [] : [reportId])),
    ),
    listOwnUpdates(db, person, commitment.id),
    findKeptForm(person, address).then(keptWords),
  ]);
  const language = locale === "sr-Latn" ? "sr" : locale;
  const values = withKept({ language, asOf: today }, kept);
  const hidden = { form: sealForm(person, address), statement, reference: ref };
  return (
    <Frame
      locale={locale}
      path={path}
      person={person}
      title={
        <>
          <span className="number">{cite(reference)}</span>{" "}
          <Localized text={commitment.title} locale={locale} />
        </>
      }
      breadcrumbs={[{ label: t("title"), path: "/desk" }, { label: cite(reference) }]}
    >
      <div className="flex flex-col gap-4">
        <p className="max-w-3xl text-lg">
          <Localized text={commitment.summary} locale={locale} />
        </p>
        <details>
          <summary>{t("officialText", { number: commitment.clause })}</summary>
          <blockquote
            lang={commitment.officialLanguage}
            className="mt-2 border-s-4 border-line ps-4 font-serif"
          >
            {commitment.officialText}
          </blockquote>
        </details>
      </div>
      <Section id="accounts" title={t("accounts")}>
        <AccountsInShort locale={locale} commitment={commitment} parties={parties} reports={reports} />
        {commitment.own.reportId !== null && (
          <Sheet>
            <p>{t("noChangeHint")}</p>
            <NoChangeForm
              locale={locale}
              action={confirmNoChangeAction}
              seal={sealWordlessForm(person, address)}
              statement={statement}
              reference={reference}
            />
          </Sheet>
        )}
      </Section>
      <Section id="own" title={t("ownUpdates")} empty={updates.length === 0 && t("noOwnUpdates")}>
        <OwnUpdates locale={locale} updates={updates} />
      </Section>
      <Section id="write" title={t("newUpdate")}>
        {kept && (
          <p role="status" className="border-s-4 border-notice bg-notice-ground px-4 py-3 text-notice">
            {t("kept")}
          </p>
        )}
        <EditionForm
          locale={locale}
          action={recordUpdateAction}
          hidden={hidden}
          kind={commitment.kind}
          parties={parties}
          withChangeNote={false}
          evidenceRows={evidenceRows(values)}
          values={values}
        />
      </Section>
    </Frame>
  );
}
