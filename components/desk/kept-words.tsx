import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/routing";

/** Never shown back: they name the form, not the words. */
const UNSEEN = ["intent", "edition", "revision", "update", "statement", "reference", "language", "locale"];

/** What somebody typed into a form that is no longer on the page: to be read and copied. */
export async function KeptWords({ locale, kept }: { locale: Locale; kept: Record<string, string[]> }) {
  const t = await getTranslations({ locale, namespace: "desk" });
  const words = Object.entries(kept).filter(
    ([name, values]) => !UNSEEN.includes(name) && values.some((value) => value.trim() !== ""),
  );
  if (words.length === 0) return null;
  return (
    <div className="border-s-4 border-notice bg-notice-ground p-4 text-notice">
      <p className="font-semibold">{t("keptReadOnly")}</p>
      {words.map(([name, values]) => (
        <p key={name} dir="auto" className="mt-2 whitespace-pre-wrap">
          {values.join("\n")}
        </p>
      ))}
    </div>
  );
}
