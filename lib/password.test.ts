import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/password";

describe("passwords", () => {
  it("are kept as argon2id, each with a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "correct horse")).toBe(true);
    expect(await verifyPassword(one, "correct horse ")).toBe(false);
  });

  it("fit however the keyboard composes a letter", async () => {
    expect(await verifyPassword(await hashPassword("Vu\u010di\u0107"), "Vuc\u030cic\u0301")).toBe(true);
  });

  it("fit nobody without a hash, after the same work", async () => {
    expect(await verifyPassword(null, "nobody has this password")).toBe(false);
  });
});
