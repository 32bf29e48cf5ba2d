import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  filter: "area" | "institution";
  value: string;
  /** The list that it stands below; it leads to the same of the statement that comes first in it. */
  commitments: readonly { statement: string }[];
  locale: Locale;
};

/** The way from a list of commitments to the page where it can be narrowed further. */
export async function NarrowingLink({ filter, value, commitments, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "commitments" });
  const [first] = commitments;
  if (!first) return null;
  return (
    <p className="screen-only mt-3">
      <a href={`/${locale}/statements/${first.statement}/commitments?${filter}=${value}`}>{t("here")}</a>
    </p>
  );
}
