import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { mayAdministerPeople, mayChangePerson } from "@/domain/people/policy";
import { findColleague } from "@/domain/people/queries";
import { accessOf } from "@/domain/people/rules";
import { personId } from "@/domain/people/schema";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { portalDatabase } from "@/lib/portal-database";
import { PersonForms } from "./person-forms";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin.people" });
  return { title: t("person") };
}

export default async function PersonPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id: asked } = await params;
  const path = `/admin/people/${asked}`;
  const person = await requirePerson(locale, `/${locale}${path}`);
  if (!mayAdministerPeople(person, person.party)) forbidden();
  const id = personId.safeParse(asked);
  const subject = id.success && (await findColleague(portalDatabase(), person, id.data));
  if (!subject) notFound();
  const t = await getTranslations({ locale, namespace: "admin.people" });
  const name = <bdi>{subject.name}</bdi>;
  return (
    <Frame
      locale={locale}
      path={path}
      title={name}
      person={person}
      breadcrumbs={[{ label: t("title"), path: "/admin/people" }, { label: subject.name }]}
      done={(await searchParams).done}
    >
      <div className="flex flex-col gap-1">
        <p>{subject.email}</p>
        <p className="text-muted">{t(accessOf(subject))}</p>
      </div>
      {mayChangePerson(person, subject) ? (
        <PersonForms locale={locale} person={person} subject={subject} address={`/${locale}${path}`} />
      ) : (
        <p className="font-semibold">{t("oneself")}</p>
      )}
    </Frame>
  );
}
