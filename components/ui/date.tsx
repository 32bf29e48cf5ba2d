import { dayOf } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

/** A date in words, readable by machines too. A moment is shown as its day in UTC. */
export function DateText({ date, locale }: { date: string | Date; locale: Locale }) {
  const text = typeof date === "string" ? date : dayOf(date);
  const words = formatDate(text, locale);
  return words === text ? <span>{text}</span> : <time dateTime={text}>{words}</time>;
}
