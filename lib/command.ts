import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { handledForms } from "@/db/schema/people";
import { announcePageChanges } from "@/lib/page-changes";

/** What a field's refusal says: `message` is a key below `errors` in the messages, `values` fill it. */
export type FieldIssue = { field: string; message: string; values: Record<string, string | number> };

/** An expected refusal. Only surprises are thrown. */
export type Refusal =
  | { ok: false; reason: "invalid"; issues: FieldIssue[] }
  /** Somebody saved in between: `current` holds the stored words by field name, `revision` their number. */
  | { ok: false; reason: "outdated"; revision: number; current: Record<string, string> }
  /** The thing's state does not allow it (any more); `message` is a key below `refusals`. */
  | { ok: false; reason: "impossible"; message: string }
  | { ok: false; reason: "forbidden" }
  | { ok: false; reason: "not-found" };

/** `touched`: the tags of public pages that must be rendered anew. */
export type Done<Value> = { ok: true; value: Value; touched: string[] };
export type Outcome<Value> = Done<Value> | Refusal;

/** Who asks, on which database or open transaction, and when; `alongside` is done in the same transaction. */
export type Context<Actor> = {
  db: Database;
  person: Actor;
  now: Date;
  alongside?(tx: Database): Promise<void>;
};

/** Leaves the transaction and undoes it; `command` turns it into the refusal it carries. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason);
  }
}

type Reason<R> = R extends Refusal ? Omit<R, "ok"> : never;

/** Ends a command's `run` with an expected refusal; nothing of it stays in the database. */
export function refuse(reason: Reason<Refusal>): never {
  throw new Refused({ ok: false, ...reason });
}

/** Every form carries a nonce, new for each time the form is shown: the same words sent twice have one effect. */
const once = z.object({ nonce: z.uuid().optional() });

type Definition<Actor, Schema extends z.ZodType, Value> = {
  name: string;
  /** The coarse right, before anything is read; the fine one is asked in `run`, on what was read. */
  allow(person: Actor): boolean;
  input: Schema;
  run(
    tx: Database,
    context: Pick<Context<Actor>, "person" | "now">,
    input: z.output<Schema>,
  ): Promise<Done<Value>>;
};

/**
 * The one shape of a write: allow, parse, transaction, rule, write, log. A refusal undoes everything and is
 * returned; the same nonce with the same input again returns the first outcome and does nothing.
 */
export function command<Actor extends { id: string }, Schema extends z.ZodType, Value>(
  definition: Definition<Actor, Schema, Value>,
) {
  return async (context: Context<Actor>, raw: unknown): Promise<Outcome<Value>> => {
    if (!definition.allow(context.person)) return { ok: false, reason: "forbidden" };
    const { nonce } = once.safeParse(raw).data ?? {};
    const parsed = definition.input.safeParse(raw);
    if (!parsed.success) return { ok: false, reason: "invalid", issues: parsed.error.issues.map(fieldIssue) };
    const sending = nonce && sendingOf(nonce, definition.name, parsed.data);
    try {
      return await context.db.transaction(async (tx) => {
        if (sending && !(await isFirst(tx, sending, context.person.id, definition.name))) {
          const first = await firstOutcome<Value>(tx, sending, context.person.id);
          await context.alongside?.(tx);
          return first;
        }
        const done = await definition.run(tx, context, parsed.data);
        await Promise.all([
          announcePageChanges(tx, done.touched),
          sending && keepOutcome(tx, { nonce: sending, outcome: done.value }),
          context.alongside?.(tx),
        ]);
        return done;
      });
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  };
}

/**
 * A number for what was sent, from the form and all that stands in it: after Back, other words in the same form
 * are another sending, and what state and revision say of it is then told.
 */
function sendingOf(nonce: string, name: string, input: unknown): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([nonce, name, input]))
    .digest("hex");
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Claims the sending; a rival with the same one waits here until the first has ended. */
async function isFirst(tx: Database, nonce: string, personId: string, name: string): Promise<boolean> {
  const claimed = await claim(tx, { nonce, personId, command: name });
  return claimed.length > 0;
}

const claim = prepared((db, given: { nonce: string; personId: string; command: string }) =>
  db
    .insert(handledForms)
    .values({ nonce: given.nonce, personId: given.personId, command: given.command })
    .onConflictDoNothing()
    .returning({ nonce: handledForms.nonce }),
);

const keepOutcome = prepared((db, given: { nonce: string; outcome: unknown }) =>
  db.update(handledForms).set({ outcome: given.outcome }).where(eq(handledForms.nonce, given.nonce)),
);

async function firstOutcome<Value>(tx: Database, nonce: string, personId: string): Promise<Done<Value>> {
  const [first] = await tx.select().from(handledForms).where(eq(handledForms.nonce, nonce));
  if (first?.personId !== personId) refuse({ reason: "forbidden" });
  return { ok: true, value: first.outcome as Value, touched: [] };
}

/** A zod issue as a key below `errors`: schemas give our keys as their messages. */
function fieldIssue(issue: z.core.$ZodIssue): FieldIssue {
  const isKey = /^[a-z]+(-[a-z]+)*$/.test(issue.message);
  return {
    field: issue.path.join("."),
    message: isKey ? issue.message : "invalid",
    values: limitOf(issue),
  };
}

function limitOf(issue: z.core.$ZodIssue): FieldIssue["values"] {
  if (issue.code === "too_big") return { maximum: Number(issue.maximum) };
  if (issue.code === "too_small") return { minimum: Number(issue.minimum) };
  return {};
}
