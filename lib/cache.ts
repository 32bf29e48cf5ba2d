import { unstable_cache } from "next/cache";
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

/**
 * Puts the tags on the page being rendered. Next gives a page the tags of each cached value it reads; this
 * value is empty on purpose, as the one copy that is kept is the page itself.
 */
async function keepUnder(tags: string[]): Promise<void> {
  await unstable_cache(async () => true, tags, { tags })();
}

/**
 * The read of a public page, declared together with its tags. Called with its arguments (plain JSON) it
 * reads the portal's database once per page; `read` is the same for any database and day.
 */
export function publicQuery<Args, View>(declaration: Declaration<Args, View>): PublicQuery<Args, View> {
  const once = cache(async (argsAsText: string): Promise<View> => {
    const args: Args = JSON.parse(argsAsText);
    await keepUnder(declaration.tags(args));
    return declaration.read(portalDatabase(), args, latestToday(new Date()));
  });
  return Object.assign((args: Args) => once(JSON.stringify(args)), declaration);
}
