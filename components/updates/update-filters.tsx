import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import type { Offer } from "@/components/ui/single-filters";
import { type LocalizedName, STATUSES, UPDATE_KINDS } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";

type Named = { slug: string; name: LocalizedName };
type Side = { code: string; side: LocalizedName; institutions: readonly Named[] };

/** What the list of updates can be narrowed to, in words. */
export async function offersOfUpdates(
  areas: readonly Named[],
  sides: readonly Side[],
  locale: Locale,
): Promise<Offer[]> {
  const t = await getTranslations({ locale });
  const named = ({ slug, name }: Named) => ({
    value: slug,
    label: <Localized text={name} locale={locale} />,
  });
  return [
    {
      filter: "party",
      title: t("filters.by.party"),
      values: sides.map(({ code, side }) => ({
        value: code,
        label: <Localized text={side} locale={locale} />,
      })),
    },
    { filter: "area", title: t("filters.by.area"), values: areas.map(named) },
    {
      filter: "status",
      title: t("filters.by.status"),
      values: STATUSES.map((value) => ({ value, label: t(`words.status.${value}`) })),
    },
    {
      filter: "kind",
      title: t("filters.by.updateKind"),
      values: UPDATE_KINDS.map((value) => ({ value, label: t(`words.updateKind.${value}`) })),
    },
    ...sides.map(({ side, institutions }) => ({
      filter: "institution",
      title: (
        <>
          <Localized text={side} locale={locale} />: {t("filters.by.institution")}
        </>
      ),
      values: institutions.map(named),
    })),
  ];
}
