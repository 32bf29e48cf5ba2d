import type { ReactNode } from "react";
import { signOutAction } from "@/app/[locale]/sign-in/actions";
import { DeskPage } from "@/components/desk/desk-page";
import type { Breadcrumb } from "@/components/ui/breadcrumbs";
import { findAffiliation } from "@/domain/desk/queries";
import type { SignedIn } from "@/lib/auth";
import type { Locale } from "@/lib/i18n/routing";
import { portalDatabase } from "@/lib/portal-database";

/** The frame of a signed-in page, filled with the person's institution and party. */
export async function Frame(props: {
  locale: Locale;
  path: string;
  title: ReactNode;
  person: SignedIn;
  breadcrumbs?: readonly Breadcrumb[];
  done?: string | string[];
  children: ReactNode;
}) {
  const affiliation = await findAffiliation(portalDatabase(), props.person);
  return <DeskPage {...props} affiliation={affiliation} signOut={signOutAction} />;
}
