import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";
import { UpdateList } from "@/components/updates/update-list";
import type { UpdateInBrief } from "@/domain/updates/queries";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  page: number;
  updates: readonly UpdateInBrief[];
  hasOlder: boolean;
  locale: Locale;
};

/** The address of a page of updates, after the language; the first one has the plain address. */
export function updatesPath(page: number): string {
  return page === 1 ? "/updates" : `/updates/page/${page}`;
}

/** One page of what was published, latest first. A page behind the last one does not exist. */
export async function UpdatesPage({ page, updates, hasOlder, locale }: Props) {
  if (page > 1 && updates.length === 0) notFound();
  const t = await getTranslations({ locale, namespace: "updates" });
  return (
    <Page locale={locale} path={updatesPath(page)} breadcrumbs={[{ label: t("title") }]}>
      <PageHeading title={page === 1 ? t("title") : t("pageTitle", { page })}>
        <p>{t("description")}</p>
      </PageHeading>
      <div className="mt-8">
        {updates.length === 0 ? (
          <p>{t("none")}</p>
        ) : (
          <UpdateList updates={updates} withCommitment locale={locale} />
        )}
      </div>
      {(page > 1 || hasOlder) && (
        <nav aria-label={t("pages")} className="screen-only mt-6 flex flex-wrap justify-between gap-4">
          {page > 1 && (
            <a href={`/${locale}${updatesPath(page - 1)}`} rel="prev">
              {t("newer")}
            </a>
          )}
          {hasOlder && (
            <a href={`/${locale}${updatesPath(page + 1)}`} rel="next" className="ms-auto">
              {t("older")}
            </a>
          )}
        </nav>
      )}
    </Page>
  );
}
