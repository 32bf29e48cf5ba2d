import { getTranslations } from "next-intl/server";
import { PartyWords } from "@/components/commitments/commitment-list";
import { Localized } from "@/components/localized";
import { TextInTranslation } from "@/components/statements/text-translation";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { StatementView } from "@/domain/statements/queries";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  clause: StatementView["clauses"][number];
  statement: Pick<StatementView, "slug" | "language" | "translations">;
  locale: Locale;
};

/** A clause as it was signed, and beside it the state of what it promises. */
export async function ClauseBeside({ clause, statement, locale }: Props) {
  const t = await getTranslations({ locale });
  return (
    <section className="grid gap-x-10 gap-y-4 py-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div>
        <h2 className="text-lg">
          <a href={`/${locale}/statements/${statement.slug}/clauses/${clause.number}`} className="text-ink">
            <span className="number text-accent">{t("words.clause", { number: clause.number })}</span>:{" "}
            <Localized text={clause.title} locale={locale} />
          </a>
        </h2>
        <blockquote lang={statement.language} className="mt-3 whitespace-pre-line font-serif leading-relaxed">
          {clause.text}
        </blockquote>
        <TextInTranslation
          translations={statement.translations}
          texts={clause.translations}
          locale={locale}
        />
      </div>
      <ul aria-label={t("statement.state")} className="flex flex-col gap-6 text-sm">
        {clause.commitments.map((commitment) => (
          <li key={commitment.id}>
            <p className="font-semibold">
              <a href={`/${locale}/statements/${statement.slug}/commitments/${addressPart(commitment)}`}>
                <span className="number">{cite(commitment)}</span>{" "}
                <Localized text={commitment.title} locale={locale} />
              </a>
            </p>
            <PartyWords commitment={commitment} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}
