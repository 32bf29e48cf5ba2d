import { getTranslations } from "next-intl/server";
import { EditionWords, type ShownEdition } from "@/components/desk/edition-view";
import { Review, type ShownReview } from "@/components/desk/reviews";
import { Sheet } from "@/components/desk/section";
import type { PartyNames } from "@/components/desk/waiting-for";
import type { EditionState, UpdateKind } from "@/db/vocabulary";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  locale: Locale;
  kind: UpdateKind;
  parties: PartyNames;
  edition: ShownEdition & {
    number: number;
    state: EditionState;
    savedAt: Date;
    submittedAt: Date | null;
    publishedAt: Date | null;
    endedAt: Date | null;
    author: string;
    reviews: readonly ShownReview[];
  };
};

/** One edition with its state, its way so far, and all decisions on it. */
export async function EditionSheet({ locale, kind, parties, edition }: Props) {
  const t = await getTranslations({ locale, namespace: "desk" });
  const language = await getTranslations({ locale, namespace: "languageNames" });
  const day = (at: Date) => formatDate(at.toISOString().slice(0, 10), locale);
  const by = (at: Date) => ({ name: edition.author, date: day(at) });
  const way = [
    edition.submittedAt ? t("submittedBy", by(edition.submittedAt)) : t("savedBy", by(edition.savedAt)),
    edition.publishedAt && t("update.publishedOn", { date: day(edition.publishedAt) }),
    edition.endedAt && t("update.endedOn", { date: day(edition.endedAt) }),
    kind === "report" && t("update.writtenIn", { language: language(edition.language) }),
  ];
  return (
    <Sheet>
      <h3>
        {t("update.edition", { number: edition.number })}: {t(`editionState.${edition.state}`)}
      </h3>
      <p className="text-sm text-muted">{way.filter(Boolean).join(" · ")}</p>
      <EditionWords locale={locale} kind={kind} edition={edition} parties={parties} />
      {edition.reviews.map((review) => (
        <Review key={review.decidedAt.getTime()} locale={locale} review={review} />
      ))}
    </Sheet>
  );
}
