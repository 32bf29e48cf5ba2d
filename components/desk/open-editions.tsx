import { getTranslations } from "next-intl/server";
import { Review, type ShownReview } from "@/components/desk/reviews";
import { Sheet } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import type { LocalizedText, UpdateKind } from "@/db/vocabulary";
import { cite } from "@/domain/commitments/rules";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type ShownOpenEdition = {
  id: number;
  updateId: number;
  number: number;
  updateKind: UpdateKind;
  author: string;
  savedAt: Date;
  submittedAt: Date | null;
  clause: number;
  ordinal: number;
  title: LocalizedText;
  review: ShownReview | null;
};

/** What an institution has in hand in one state, each with the last decision on it. */
export async function OpenEditions(props: {
  locale: Locale;
  editions: readonly ShownOpenEdition[];
  /** What the link says: to write on, or only to read. */
  link: string;
  submitted?: boolean;
}) {
  const { locale, editions } = props;
  const t = await getTranslations({ locale });
  return (
    <ul className="flex flex-col gap-3">
      {editions.map((edition) => {
        const at = (props.submitted ? edition.submittedAt : null) ?? edition.savedAt;
        const by = { name: edition.author, date: formatDate(at.toISOString().slice(0, 10), locale) };
        return (
          <li key={edition.id}>
            <Sheet>
              <h3>
                <span className="number">{cite(edition)}</span>{" "}
                <Localized text={edition.title} locale={locale} />
              </h3>
              <p className="text-sm text-muted">
                {t(`words.updateKind.${edition.updateKind}`)} ·{" "}
                {t("desk.update.edition", { number: edition.number })} ·{" "}
                {props.submitted ? t("desk.submittedBy", by) : t("desk.savedBy", by)}
              </p>
              {edition.review && <Review locale={locale} review={edition.review} />}
              <p>
                <a href={`/${locale}/desk/updates/${edition.updateId}`}>
                  {props.link}
                  <span className="sr-only"> {cite(edition)}</span>
                </a>
              </p>
            </Sheet>
          </li>
        );
      })}
    </ul>
  );
}
