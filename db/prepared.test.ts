import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { ONE_ROW, prepared } from "@/db/prepared";
import { handledForms, people, sessions } from "@/db/schema/people";
import { inTransaction } from "@/db/testing";
import { tellStory } from "@/db/testing-story";

const NOW = new Date("2026-05-01T12:00:00Z");

type Session = { idHash: string; personId: string; createdAt: Date; revokedAt: Date | null };

const insertSession = prepared((db, { idHash, personId, createdAt, revokedAt }: Session) =>
  db.insert(sessions).values({ idHash, personId, createdAt, revokedAt }),
);

const findSession = prepared((db, given: { idHash: string }) =>
  db
    .select({ name: people.name, createdAt: sessions.createdAt, revokedAt: sessions.revokedAt })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.idHash, given.idHash)),
);

type Handled = { nonce: string; personId: string; outcome: unknown };

const insertHandled = prepared((db, { nonce, personId, outcome }: Handled) =>
  db
    .insert(handledForms)
    .values({ nonce, personId, outcome, command: "test" })
    .returning({ kind: sql<string | null>`jsonb_typeof(${handledForms.outcome})` }),
);

const append = (more: string) => sql<string>`${people.name} || ${more}`;

const appendSilently = prepared((db, { id, more }: { id: string; more: string }) =>
  db
    .update(people)
    .set({ name: append(more) })
    .where(eq(people.id, id)),
);

const appendAndTell = prepared((db, { id, more }: { id: string; more: string }) =>
  db
    .update(people)
    .set({ name: append(more) })
    .where(eq(people.id, id))
    .returning({ name: people.name }),
);

describe("a prepared query", () => {
  it("takes other values at each sending, as their columns write and read them", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      await insertSession(tx, { idHash: "open", personId: kzOne.id, createdAt: NOW, revokedAt: null });
      await insertSession(tx, { idHash: "ended", personId: kzOne.id, createdAt: NOW, revokedAt: NOW });
      const found = { name: kzOne.name, createdAt: NOW };
      expect(await findSession(tx, { idHash: "open" })).toEqual([{ ...found, revokedAt: null }]);
      expect(await findSession(tx, { idHash: "ended" })).toEqual([{ ...found, revokedAt: NOW }]);
    });
  });

  it("writes nothing where null is given, also into a column of JSON", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const handle = (outcome: unknown) =>
        insertHandled(tx, { nonce: crypto.randomUUID(), personId: kzOne.id, outcome });
      expect([await handle({ update: 1 }), await handle(null)]).toEqual([
        [{ kind: "object" }],
        [{ kind: null }],
      ]);
    });
  });

  it("is executed after the one before it, although nobody waited for that one, of whatever kind they are", async () => {
    await inTransaction(async (tx) => {
      const { id, name } = (await tellStory(tx)).kzOne;
      const [, told, , last] = await Promise.all([
        appendSilently(tx, { id, more: "a" }),
        appendAndTell(tx, { id, more: "b" }),
        appendSilently(tx, { id, more: "c" }),
        appendAndTell(tx, { id, more: "d" }),
      ]);
      expect([told, last]).toEqual([[{ name: `${name}ab` }], [{ name: `${name}abcd` }]]);
    });
  });

  it("may only call a function", async () => {
    const double = prepared((db, { what }: { what: string }) =>
      db.select({ twice: sql<string>`repeat(${what}, 2)` }).from(ONE_ROW),
    );
    expect(await inTransaction((tx) => double(tx, { what: "ab" }))).toEqual([{ twice: "abab" }]);
  });

  it("refuses to be written with values that nobody named", async () => {
    const careless = prepared((db, given: Session) => db.insert(sessions).values({ ...given }));
    const row = { idHash: "one", personId: crypto.randomUUID(), createdAt: NOW, revokedAt: null };
    await inTransaction(async (tx) => expect(() => careless(tx, row)).toThrow("named one by one"));
  });
});
