import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";

/** Seen where a form leads to a page that is not open: otherwise server/error-document.ts says the same. */
export default async function ForbiddenPage() {
  const locale = await getLocale();
  const t = await getTranslations({ locale, namespace: "errorPages" });
  return (
    <Page locale={locale} path="">
      <title>{t("403.title")}</title>
      <PageHeading title={t("403.title")}>
        <p>{t("403.text")}</p>
        <p>
          <a href={`/${locale}`}>{t("home")}</a>
        </p>
      </PageHeading>
    </Page>
  );
}
