import { AsyncLocalStorage } from "node:async_hooks";
import { cache } from "react";
import type { Database } from "@/db/client";
import { type Day, latestToday } from "@/lib/dates";
import { portalDatabase } from "@/lib/portal-database";

type Declaration<Args, View> = {
  /** The names under which a page that shows this is kept, so that a publication can find it. */
  tags: (args: Args) => string[];
  read: (db: Database, args: Args, today: Day) => Promise<View>;
};

type PublicQuery<Args, View> = ((args: Args) => Promise<View>) & Declaration<Args, View>;
type Expire = (tags: readonly string[]) => void;

/** The tag that every page has. */
export const EVERY_PAGE = "*";

/** Held by the process and not by this module, of which the framework's bundle has a copy of its own. */
const shared = globalThis as {
  portalRendering?: AsyncLocalStorage<Set<string>>;
  portalPages?: Expire;
};

function rendering(): AsyncLocalStorage<Set<string>> {
  shared.portalRendering ??= new AsyncLocalStorage();
  return shared.portalRendering;
}

/**
 * The read of a public page, declared together with its tags. Called with its arguments (plain JSON) it
 * reads the portal's database once per page; `read` is the same for any database and day.
 */
export function publicQuery<Args, View>(declaration: Declaration<Args, View>): PublicQuery<Args, View> {
  const once = cache(async (argsAsText: string): Promise<View> => {
    const args: Args = JSON.parse(argsAsText);
    const page = rendering().getStore();
    for (const tag of declaration.tags(args)) page?.add(tag);
    return declaration.read(portalDatabase(), args, latestToday(new Date()));
  });
  return Object.assign((args: Args) => once(JSON.stringify(args)), declaration);
}

/** Says that a public page is being rendered here and now; each of them does, in its layout. */
export function declarePage(): void {
  rendering().getStore()?.add(EVERY_PAGE);
}

/**
 * Does the work of rendering a page, and tells under which tags to keep what came of it. The framework may answer
 * with what it was just rendering for somebody else: then there are none, not even that of every page.
 */
export async function withTags<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; tags: ReadonlySet<string> }> {
  const tags = new Set<string>();
  return { result: await rendering().run(tags, work), tags };
}

/** Ends the keeping of pages with one of these tags, at once and in this process alone. */
export const expirePages: Expire = (tags) => shared.portalPages?.(tags);

/** Names the one who keeps pages in this process; without any (while developing) there is nothing to expire. */
export function keepPagesWith(expire: Expire): void {
  shared.portalPages = expire;
}
