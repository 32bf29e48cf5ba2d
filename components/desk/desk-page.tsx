import { getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { Localized } from "@/components/localized";
import { Page } from "@/components/page";
import type { Breadcrumb } from "@/components/ui/breadcrumbs";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import type { LocalizedName, LocalizedText } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";
import type { Locale } from "@/lib/i18n/routing";

/** What a form said when it was done, as it stands in the address: `?done=saved`. */
const DONE = [
  "saved",
  "submitted",
  "confirmed",
  "opened",
  "published",
  "returned",
  "rejected",
  "withdrawn",
  "noted",
  "added",
  "changed",
  "ended",
  "restored",
  "passwordSet",
  "institutionAdded",
  "renamed",
  "assigned",
  "unassigned",
] as const;
type Done = (typeof DONE)[number];

export type Affiliation = { institution: LocalizedName; party: LocalizedText };

type Props = {
  locale: Locale;
  /** The address after the language. */
  path: string;
  title: ReactNode;
  person: Person;
  affiliation: Affiliation | null;
  breadcrumbs?: readonly Breadcrumb[];
  done?: string | string[];
  signOut: ComponentProps<typeof Form>["action"];
  children: ReactNode;
};

/** The frame of every signed-in page: the public one, with who is signed in and where they can go. */
export async function DeskPage(props: Props) {
  const { locale, path, breadcrumbs, done, children } = props;
  const t = await getTranslations({ locale, namespace: "desk" });
  const said = DONE.find((word): word is Done => word === done);
  return (
    <Page locale={locale} path={path} breadcrumbs={breadcrumbs} account={<Account {...props} />}>
      {said && (
        <p role="status" className="mb-6 border-s-4 border-accent bg-accent-ground px-4 py-3 font-semibold">
          {t(`done.${said}`)}
        </p>
      )}
      <h1>{props.title}</h1>
      <div className="mt-6 flex flex-col gap-10">{children}</div>
    </Page>
  );
}

async function Account({ locale, path, person, affiliation, signOut }: Props) {
  const t = await getTranslations({ locale, namespace: "desk" });
  const places =
    person.role === "administrator"
      ? ([
          ["/admin", t("queue")],
          ["/admin/people", t("people")],
          ["/admin/institutions", t("institutions")],
          ["/admin/commitments", t("commitments")],
          ["/admin/log", t("log")],
        ] as const)
      : ([["/desk", t("desk")]] as const);
  return (
    <div className="screen-only flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      <nav aria-label={t("navigation")}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {places.map(([place, label]) => (
            <li key={place}>
              <a
                href={`/${locale}${place}`}
                aria-current={path === place ? "page" : undefined}
                className="inline-block py-1 font-semibold aria-[current]:text-ink"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="text-muted">
        <bdi>{person.name}</bdi>
        {affiliation && (
          <>
            , <Localized text={affiliation.institution} locale={locale} /> (
            <Localized text={affiliation.party} locale={locale} />)
          </>
        )}
        , {t(`role.${person.role}`)}
      </p>
      <Form action={signOut} hidden={{ locale }} labels={await formLabels(locale)} className="contents">
        <button type="submit" className="min-h-8 cursor-pointer text-accent underline">
          {t("signOut")}
        </button>
      </Form>
    </div>
  );
}
