import type { Breadcrumb } from "@/components/ui/breadcrumbs";
import type { InstitutionView } from "@/domain/institutions/queries";
import type { UpdateView } from "@/domain/updates/queries";
import { environment } from "@/lib/env";
import { localize } from "@/lib/i18n/localize";
import { loadMessages } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/routing";

type Thing = { "@type": string; [property: string]: unknown };

/**
 * What a page is about in the words of schema.org, for machines; no script of it runs. Only types that are true of
 * the thing: a joint statement is no Legislation, and a milestone need not be an Event.
 */
export function StructuredData({ thing }: { thing: Thing }) {
  // Within a script nothing is escaped but this: its end cannot stand in a text, nor a comment begin there.
  const text = JSON.stringify({ "@context": "https://schema.org", ...thing }).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape quotes, which no script reads back
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}

export function websiteThing(locale: Locale): Thing {
  const { name, description } = loadMessages(locale).portal;
  return {
    ...{ "@type": "WebSite", name, description, url: addressOf(locale, ""), inLanguage: locale },
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${addressOf(locale, "/search")}?q={query}` },
      "query-input": "required name=query",
    },
  };
}

/** The way from the home page; the page itself, at its end, has no address of its own there. */
export function trailThing(trail: readonly Breadcrumb[], locale: Locale): Thing {
  const home = { label: loadMessages(locale).shell.home, path: "" };
  const itemListElement = [home, ...trail].map(({ label, path }: Breadcrumb, at) => ({
    "@type": "ListItem",
    position: at + 1,
    name: typeof label === "string" ? label : localize(label, locale).text,
    ...(path === undefined ? {} : { item: addressOf(locale, path) }),
  }));
  return { "@type": "BreadcrumbList", itemListElement };
}

/** Ministries are among them, and companies: all are organizations. */
export function institutionThing(
  institution: Pick<InstitutionView, "slug" | "name" | "website">,
  locale: Locale,
): Thing {
  const { slug, name, website } = institution;
  return {
    "@type": "Organization",
    name: localize(name, locale).text,
    url: website ?? addressOf(locale, `/institutions/${slug}`),
  };
}

/**
 * The published words of an update as its institution's report. Null where it says nothing of its own, and in a
 * demonstration, whose words no ministry has said.
 */
export function reportThing(
  update: Pick<UpdateView, "id" | "kind" | "current" | "institution">,
  title: string,
  locale: Locale,
): Thing | null {
  const { id, kind, current, institution } = update;
  if (!current || kind !== "report" || environment().mode !== "production") return null;
  return {
    "@type": "Report",
    name: title,
    url: addressOf(locale, `/updates/${id}`),
    inLanguage: current.language,
    datePublished: current.publishedAt?.toISOString(),
    author: { "@type": "Organization", name: localize(institution.name, locale).text },
  };
}

function addressOf(locale: Locale, path: string): string {
  return `${environment().url}/${locale}${path}`;
}
