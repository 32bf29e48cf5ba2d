import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page } from "@/components/page";
import type { Breadcrumb } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { UpdateList } from "@/components/updates/update-list";
import type { UpdatesPageView } from "@/domain/updates/queries";
import { dayOf } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  page: UpdatesPageView;
  title: string;
  above?: ReactNode;
  /** The address of this page, that of its list, and where the list's first page stands. */
  path: string;
  list: string;
  first: string;
  trail: readonly Breadcrumb[];
  /** Where all updates are on one commitment, it need not be named at each. */
  withCommitment?: boolean;
  locale: Locale;
};

/** The title of a page of older updates, after its first day. */
export async function titleOfOlder(page: UpdatesPageView, title: string, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "pages" });
  const day = page.updates[0]?.publishedAt;
  return t("earlier", { title, date: day ? formatDate(dayOf(day), locale) : "" });
}

/** One page of what was published, latest first. */
export async function UpdatesPage({
  page,
  title,
  above,
  path,
  list,
  first,
  trail,
  withCommitment = true,
  locale,
}: Props) {
  const t = await getTranslations({ locale, namespace: "updates" });
  const { updates, newer, older } = page;
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <PageHeading title={title} above={above}>
        <p>{t("description")}</p>
      </PageHeading>
      <div className="mt-8">
        {updates.length === 0 ? (
          <p>{t("none")}</p>
        ) : (
          <UpdateList updates={updates} withCommitment={withCommitment} locale={locale} />
        )}
      </div>
      <PageLinks list={list} first={first} newer={newer} older={older} locale={locale} />
    </Page>
  );
}
