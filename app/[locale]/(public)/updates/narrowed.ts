import { isOffered } from "@/components/ui/single-filters";
import { offersOfUpdates } from "@/components/updates/update-filters";
import { areaNames } from "@/domain/areas/queries";
import { partiesWithInstitutions } from "@/domain/institutions/queries";
import type { UpdateFilter } from "@/domain/updates/queries";
import { UPDATE_FILTERS } from "@/domain/updates/schema";
import type { Locale } from "@/lib/i18n/routing";
import { queryOf, settle } from "@/lib/narrow";
import { readPageQuery, writePageQuery } from "@/lib/page-query";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What a list of updates is narrowed to, and what it could be; without a filter where everything is asked for. */
export async function narrowedUpdates(searchParams: SearchParams, locale: Locale) {
  const asked = readPageQuery(UPDATE_FILTERS, await searchParams);
  const offers = await offersOfUpdates(await areaNames({}), await partiesWithInstitutions({}), locale);
  const { chosen, someUnknown } = settle(asked, isOffered(offers));
  const chosenOf = (name: string) => chosen.find(({ filter }) => filter === name)?.value ?? null;
  const filter: UpdateFilter = {
    party: chosenOf("party"),
    area: chosenOf("area"),
    institution: chosenOf("institution"),
    kind: chosenOf("kind"),
    status: chosenOf("status"),
  };
  return {
    offers,
    chosen,
    someUnknown,
    query: writePageQuery(queryOf(chosen)),
    ...(chosen.length > 0 && { filter }),
  };
}
