import { getTranslations } from "next-intl/server";
import { TransCaspianMap } from "@/components/pictures/trans-caspian-map";
import { Section } from "@/components/ui/section";
import type { Picture } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";

/** The picture that the content calls for beside an area or a commitment, in a part of its own; nothing without one. */
export async function DeclaredPicture({ picture, locale }: { picture: Picture | null; locale: Locale }) {
  if (picture === null) return null;
  const t = await getTranslations({ locale, namespace: "pictures" });
  return (
    <Section id="map" title={t("route")}>
      <TransCaspianMap locale={locale} />
    </Section>
  );
}
