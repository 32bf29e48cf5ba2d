import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import type { Offer } from "@/components/ui/single-filters";
import { type LocalizedName, MILESTONE_KINDS } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";

/** What the line of time can be narrowed to, in words. */
export async function offersOfMilestones(
  areas: readonly { slug: string; name: LocalizedName }[],
  locale: Locale,
): Promise<Offer[]> {
  const t = await getTranslations({ locale });
  return [
    {
      filter: "time",
      title: t("filters.by.time"),
      values: (["past", "coming"] as const).map((value) => ({ value, label: t(`milestones.${value}`) })),
    },
    {
      filter: "kind",
      title: t("filters.by.milestoneKind"),
      values: MILESTONE_KINDS.map((value) => ({ value, label: t(`words.milestoneKind.${value}`) })),
    },
    {
      filter: "area",
      title: t("filters.by.area"),
      values: areas.map(({ slug, name }) => ({
        value: slug,
        label: <Localized text={name} locale={locale} />,
      })),
    },
  ];
}
