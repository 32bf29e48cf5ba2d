import type { LocalizedName } from "@/db/vocabulary";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

/** A text of the content in the reader's language; where it is in another one, the element says which. */
export function Localized({ text, locale }: { text: LocalizedName; locale: Locale }) {
  const shown = localize(text, locale);
  return shown.language ? <bdi lang={shown.language}>{shown.text}</bdi> : shown.text;
}
