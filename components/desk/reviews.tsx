import { getTranslations } from "next-intl/server";
import { PlainText } from "@/components/plain-text";
import type { Decision } from "@/db/vocabulary";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

export type ShownReview = { decision: Decision; reason: string; decidedAt: Date; reviewer: string };

/** One decision: what, by whom, when and why. */
export async function Review({ locale, review }: { locale: Locale; review: ShownReview }) {
  const t = await getTranslations({ locale, namespace: "desk" });
  const date = formatDate(review.decidedAt.toISOString().slice(0, 10), locale);
  return (
    <div className="border-s-4 border-line ps-4">
      <p className="text-sm text-muted">{t(`decided.${review.decision}`, { name: review.reviewer, date })}</p>
      {review.reason && <PlainText text={review.reason} />}
    </div>
  );
}
