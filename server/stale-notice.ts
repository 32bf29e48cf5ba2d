import { createTranslator } from "next-intl";
import { formatDate } from "@/lib/i18n/format-date";
import { loadMessages } from "@/lib/i18n/messages";
import { type Document, finishDocument } from "@/server/document";
import { localeOf } from "@/server/error-document";

/** The page with a line above it that says as of when it is; no proxy keeps it. */
export function markAsPast(html: string, path: string, renderedAt: Date): Promise<Document> {
  const locale = localeOf(path);
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: "shell" });
  const [day = "", time = ""] = renderedAt.toISOString().split("T");
  const notice = t("past", { date: formatDate(day, locale), time: time.slice(0, 5) });
  const line = `<p role="status" class="bg-notice-ground px-4 py-2 text-center text-sm text-notice">${notice}</p>`;
  return finishDocument(
    html.replace(/<body[^>]*>/, (body) => body + line),
    "no-store",
  );
}
