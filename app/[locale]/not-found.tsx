import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";

export default async function NotFoundPage() {
  const locale = await getLocale();
  const t = await getTranslations({ locale, namespace: "notFound" });
  return (
    <Page locale={locale} path="">
      <title>{t("title")}</title>
      <PageHeading title={t("title")}>
        <p>{t("text")}</p>
        <p>
          <a href={`/${locale}`}>{t("home")}</a>
        </p>
      </PageHeading>
    </Page>
  );
}
