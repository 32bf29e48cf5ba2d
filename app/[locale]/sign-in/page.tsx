import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { SubmitButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { formLabels } from "@/components/ui/form-labels";
import { currentPerson, safeNext } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { signInAction } from "./actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "signIn" });
  return { title: t("title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const asked = (await searchParams).next;
  const next = safeNext(asked, locale);
  if (await currentPerson()) redirect(next);
  const t = await getTranslations({ locale, namespace: "signIn" });
  const path = next === asked ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
  return (
    <Page locale={locale} path={path}>
      <div className="mx-auto max-w-md space-y-6">
        <h1 className="text-3xl font-bold">{t("title")}</h1>
        {asked && <p role="status">{t("continue")}</p>}
        <Form action={signInAction} hidden={{ next, locale }} labels={await formLabels(locale)}>
          <TextField name="email" type="email" label={t("email")} autoComplete="username" />
          <TextField name="password" type="password" label={t("password")} autoComplete="current-password" />
          <SubmitButton>{t("submit")}</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}
