import { getTranslations } from "next-intl/server";
import { editionLabels, valuesInWords } from "@/components/desk/edition-fields";
import type { PartyNames } from "@/components/desk/waiting-for";
import type { Locale } from "@/lib/i18n/routing";

/** Never shown back: they name the form, not the words. */
const UNSEEN = ["intent", "decision", "edition", "revision", "update", "statement", "reference", "locale"];

/** What somebody typed into a form that is no longer on the page: to be read and copied. */
export async function KeptWords(props: {
  locale: Locale;
  kept: Record<string, string[]>;
  parties: PartyNames;
}) {
  const { locale, kept, parties } = props;
  const [t, labels, inWords] = await Promise.all([
    getTranslations({ locale, namespace: "desk" }),
    editionLabels(locale),
    valuesInWords(locale, parties),
  ]);
  const words = Object.entries(kept).filter(
    ([name, values]) => !UNSEEN.includes(name) && values.some((value) => value.trim() !== ""),
  );
  if (words.length === 0) return null;
  return (
    <div className="border-s-4 border-notice bg-notice-ground p-4 text-notice">
      <p className="font-semibold">{t("keptReadOnly")}</p>
      <dl>
        {words.map(([name, values]) => (
          <div key={name} className="mt-2">
            {name !== "reason" && <dt>{labels[name]}</dt>}
            <dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">
              {values.map((value) => inWords(name, value)).join("\n")}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
