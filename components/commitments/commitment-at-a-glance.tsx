import { getTranslations } from "next-intl/server";
import { AsOf } from "@/components/commitments/account-column";
import { AccountTags } from "@/components/commitments/account-tags";
import { Localized } from "@/components/localized";
import { DateText } from "@/components/ui/date";
import { MeaningLink } from "@/components/ui/meaning-link";
import { PartyMark } from "@/components/ui/party-mark";
import type { CommitmentView } from "@/domain/commitments/queries";
import { wordsFor } from "@/domain/updates/rules";
import { contentLanguageOf } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

type Props = { commitment: CommitmentView; locale: Locale };
type Account = CommitmentView["accounts"][number];

/** What each side says, since when, and what is next: the short answer, above everything else. */
export async function CommitmentAtAGlance({ commitment, locale }: Props) {
  const t = await getTranslations({ locale });
  const { accounts, agreement } = commitment;
  // Two fit beside each other on a phone; more stand below each other there.
  const columns = accounts.length > 2 ? "sm:auto-cols-fr sm:grid-flow-col" : "auto-cols-fr grid-flow-col";
  return (
    <section aria-label={t("commitment.atAGlance")} className="mt-4 sm:mt-6">
      <div className="border border-line">
        <div className={`grid ${columns} gap-px bg-line`}>
          {accounts.map((account) => (
            <InShort key={account.party} account={account} locale={locale} />
          ))}
        </div>
        <p className="border-t border-line bg-sheet px-3 py-2 text-center font-semibold">
          <MeaningLink of="agreement" word={agreement} locale={locale}>
            {t(`words.agreement.${agreement}`)}
          </MeaningLink>
        </p>
      </div>
      <NextEvent commitment={commitment} locale={locale} />
    </section>
  );
}

async function InShort({ account, locale }: { account: Account; locale: Locale }) {
  const t = await getTranslations({ locale });
  const { report, dueOn } = account;
  const nextStepOn = report?.nextStepOn ?? null;
  const { nextStep = "", nextStepLanguage } = report ? wordsFor(report, contentLanguageOf(locale)) : {};
  return (
    <div data-party={account.party} className="border-t-4 border-party bg-sheet p-3 sm:p-4">
      <p className="mb-1 font-semibold text-party">
        <PartyMark party={account.party} />
        <Localized text={account.side} locale={locale} />
      </p>
      <AccountTags account={account} locale={locale} />
      <AsOf account={account} locale={locale} />
      {report === null && dueOn !== null && (
        <p className="text-sm text-muted">
          {t.rich("account.due", { date: () => <DateText date={dueOn} locale={locale} /> })}
        </p>
      )}
      {(nextStep || nextStepOn) && (
        <div className="mt-2 text-sm">
          <p className="text-muted">
            {t("account.nextStep")}
            {nextStepOn && (
              <>
                ,{" "}
                {t.rich("account.nextStepOn", { date: () => <DateText date={nextStepOn} locale={locale} /> })}
              </>
            )}
          </p>
          <p lang={nextStepLanguage} dir="auto" className="line-clamp-3">
            {nextStep}
          </p>
        </div>
      )}
    </div>
  );
}

/** The planned milestone that comes first; without one, that none is known. */
async function NextEvent({ commitment, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "commitment" });
  const event = commitment.milestones.find(({ time }) => time === "coming");
  return (
    <p className="mt-3 text-sm">
      <span className="font-semibold">{t("comesNext")}: </span>
      {event ? (
        <a href={`#${event.id}`}>
          <DateText date={event.date} locale={locale} />, <Localized text={event.title} locale={locale} />
        </a>
      ) : (
        t("nothingNext")
      )}
    </p>
  );
}
