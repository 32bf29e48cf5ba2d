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
  /** What the list is narrowed to, and the frame of filters around it, where it can be. */
  query?: string;
  narrow?: (list: ReactNode) => ReactNode;
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
  query = "",
  narrow = (content) => <div className="mt-8">{content}</div>,
  withCommitment = true,
  locale,
}: Props) {
  const t = await getTranslations({ locale, namespace: "updates" });
  const { newer, older } = page;
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <PageHeading title={title} above={above}>
        <p>{t("description")}</p>
      </PageHeading>
      {narrow(
        <>
          <Updates page={page} narrowed={query !== ""} withCommitment={withCommitment} locale={locale} />
          <PageLinks list={list} first={first} newer={newer} older={older} query={query} locale={locale} />
        </>,
      )}
    </Page>
  );
}

type UpdatesProps = { page: UpdatesPageView; narrowed: boolean; withCommitment: boolean; locale: Locale };

/** The updates themselves, or why there are none; and how far it was looked for those that are rare. */
async function Updates({ page, narrowed, withCommitment, locale }: UpdatesProps) {
  const t = await getTranslations({ locale });
  const { updates, lookedBackTo } = page;
  const none = lookedBackTo ? t("filters.noUpdatesHere") : t("filters.noUpdates");
  return (
    <>
      {updates.length > 0 && <UpdateList updates={updates} withCommitment={withCommitment} locale={locale} />}
      {updates.length === 0 && <p>{narrowed ? none : t("updates.none")}</p>}
      {lookedBackTo && (
        <p className="mt-4 text-muted">
          {t("filters.lookedBack", { date: formatDate(lookedBackTo, locale) })}
        </p>
      )}
    </>
  );
}
