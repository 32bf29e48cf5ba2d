import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FailureFrame } from "@/components/failure-frame";
import { pageLocale } from "@/lib/i18n/page-locale";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function SignInLayout({ children, params }: Props) {
  return <FailureFrame locale={await pageLocale(params)}>{children}</FailureFrame>;
}
