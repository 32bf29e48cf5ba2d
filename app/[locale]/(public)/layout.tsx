import type { ReactNode } from "react";
import { declarePage } from "@/lib/cache";

export const dynamicParams = true;

/** Nothing is rendered by the build, which has no database: server/pages.ts asks for each page and keeps it. */
export function generateStaticParams(): { locale: string }[] {
  return [];
}

export default function PublicLayout({ children }: { children: ReactNode }) {
  declarePage();
  return children;
}
