import { type AddressInfo, createServer } from "node:net";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, inject, test } from "vitest";
import { APPLICATION_ROLE } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { asOwner, inTransaction } from "@/db/testing";

const again = () => migrate({ ownerUrl: inject("ownerUrl"), applicationRole: APPLICATION_ROLE });

describe("migrate", () => {
  test("repeated, and from four instances at once, applies nothing anew", async () => {
    const results = await Promise.all([again(), again(), again(), again()]);
    expect(results).toEqual([0, 0, 0, 0].map((applied) => ({ applied })));
  });

  test("refuses the database of a newer release", async () => {
    const owner = postgres(inject("ownerUrl"), { max: 1 });
    await owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`;
    await expect(again()).rejects.toThrow("newer release");
    await owner`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'`;
    await owner.end();
  });

  test("says in one sentence that the server cannot be reached", async () => {
    const migrating = migrate({
      ownerUrl: "postgres://a:b@127.0.0.1:1/c",
      applicationRole: APPLICATION_ROLE,
    });
    await expect(migrating).rejects.toThrow("The database server 127.0.0.1:1 cannot be reached");
  });

  test("says so too of a proxy that hangs up because its server is away", async () => {
    const proxy = createServer((socket) => socket.on("error", () => {}).end());
    await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
    const { port } = proxy.address() as AddressInfo;
    const migrating = migrate({
      ownerUrl: `postgres://a:b@127.0.0.1:${port}/c`,
      applicationRole: APPLICATION_ROLE,
    });
    await expect(migrating).rejects.toThrow(`The database server 127.0.0.1:${port} cannot be reached`);
    proxy.close();
  });
});

describe("the publication log", () => {
  const add = sql`insert into publication_log (action, subject, record) values ('publication', 'updates/1', '{}')`;
  const change = sql`update publication_log set subject = 'updates/2'`;
  const remove = sql`delete from publication_log`;

  test("takes what the application adds", async () => {
    await expect(inTransaction((tx) => tx.execute(add))).resolves.toBeDefined();
  });

  test.each([change, remove, sql`truncate publication_log`])(
    "gives the application no right %#",
    async (statement) => {
      const attempt = inTransaction((tx) => tx.execute(statement));
      await expect(attempt).rejects.toMatchObject({
        cause: { code: "42501", message: expect.stringContaining("permission denied") },
      });
    },
  );

  test.each([change, remove])("refuses even its owner %#", async (statement) => {
    const attempt = asOwner(async (tx) => {
      await tx.execute(add);
      await tx.execute(statement);
    });
    await expect(attempt).rejects.toMatchObject({ cause: { message: "the publication log is append-only" } });
  });
});

describe("what is written once", () => {
  test.each([
    "update reviews set reason = 'another'",
    "delete from reviews",
    "update edition_writers set person_id = gen_random_uuid()",
    "delete from edition_writers",
    "update counterpart_notes set text = 'another'",
    "delete from counterpart_notes",
    "update updates set confirms_id = null",
    "update updates set institution = 'another'",
    "delete from updates",
    "delete from editions",
    "delete from accounts",
  ])("is not for the application to change: %s", async (statement) => {
    const attempt = inTransaction((tx) => tx.execute(sql.raw(statement)));
    await expect(attempt).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
