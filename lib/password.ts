import { hash, verify } from "@node-rs/argon2";

/** OWASP's settings for argon2id (the library's algorithm unless told otherwise): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same letters typed on another keyboard are the same password. */
const comparable = (password: string) => password.normalize("NFKC");

/** An argon2id hash in its usual text form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(comparable(password), COST);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash (nobody of that name, or no password set) the
 * answer is no after the same work, so that its time does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword("nobody has this password");
  const matches = await verify(passwordHash ?? (await nobodysHash), comparable(password));
  return passwordHash !== null && matches;
}
