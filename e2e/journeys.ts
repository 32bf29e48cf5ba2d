import { expect, type Page } from "@playwright/test";

export const PASSWORD = "demonstration-only-2026";

/** Signs in through the form, as a person does, and ends at the desk or the queue. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
}

/** Where an official writes on a commitment. */
export function writingAddress(reference: string): string {
  return `/en/desk/statements/kz-rs-2026/commitments/${reference}`;
}

export function commitmentAddress(reference: string): string {
  return `/en/statements/kz-rs-2026/commitments/${reference}`;
}

/** Records an update with a link as evidence and submits it; the form is the newcomer's whole work. */
export async function recordUpdate(
  page: Page,
  entry: { reference: string; text: string; status: string },
): Promise<void> {
  await page.goto(writingAddress(entry.reference));
  await page.getByLabel(entry.status, { exact: true }).check();
  await page.getByLabel("What has been done").fill(entry.text);
  await page.locator('[name="evidence.0.url"]').fill("https://example.org/minutes");
  await page.locator('[name="evidence.0.title"]').fill("Minutes of the meeting");
  await page.locator('button[name="intent"][value="submit"]').click();
  await expect(page.getByText("Submitted. An administrator of your side decides on it.")).toBeVisible();
}

/** Opens the queue's entry whose text this is, and publishes it. */
export async function publish(page: Page, text: string): Promise<void> {
  await openEntry(page, text);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published.", { exact: true })).toBeVisible();
}

/** Walks the queue's newest entries until one shows the text. */
export async function openEntry(page: Page, text: string): Promise<void> {
  await page.goto("/en/admin");
  const links = page.locator('main a[href*="/admin/editions/"]');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const address of new Set(addresses.reverse())) {
    await page.goto(address);
    if ((await page.getByText(text).count()) > 0) return;
  }
  throw new Error(`no entry in the queue shows "${text}"`);
}

/** One party's column on a commitment's page. */
export function column(page: Page, party: "kz" | "rs" | "xx") {
  return page.locator(`article[data-party="${party}"]`);
}

/**
 * The main journey: one side records and publishes while the other has no account yet, then the other side
 * does the same, and the portal says that the accounts differ.
 */
export async function tellBothSides(
  page: Page,
  on: { reference: string; kzOfficial: string; rsOfficial: string },
): Promise<void> {
  const mark = `on ${on.reference} at ${Date.now()}`;
  const publicPage = commitmentAddress(on.reference);
  await page.goto(publicPage);
  await expect(column(page, "kz")).toContainText("No account yet");

  await signIn(page, on.kzOfficial);
  await recordUpdate(page, { reference: on.reference, status: "Under way", text: `Kazakh words ${mark}` });
  await signOut(page);
  await page.goto(publicPage);
  await expect(page.getByText(`Kazakh words ${mark}`)).toHaveCount(0);

  await signIn(page, "admin.kz@example.org");
  await publish(page, `Kazakh words ${mark}`);
  await signOut(page);
  await page.goto(publicPage);
  await expect(column(page, "kz")).toContainText(`Kazakh words ${mark}`);
  await expect(column(page, "kz").getByRole("link", { name: "Minutes of the meeting" })).toHaveAttribute(
    "href",
    "https://example.org/minutes",
  );
  await expect(column(page, "rs")).toContainText("No account yet");
  await expect(page.locator("main")).toContainText("One side has given an account");
  await page.goto("/en/updates");
  const latest = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("time") })
    .first();
  await expect(latest).toContainText(`${on.reference.replace("-", ".")} `);
  await expect(latest).toContainText("Kazakh side: Report");

  await signIn(page, on.rsOfficial);
  await recordUpdate(page, { reference: on.reference, status: "Paused", text: `Serbian words ${mark}` });
  await signOut(page);
  await signIn(page, "admin.rs@example.org");
  await publish(page, `Serbian words ${mark}`);
  await signOut(page);
  await page.goto(publicPage);
  await expect(column(page, "kz")).toContainText(`Kazakh words ${mark}`);
  await expect(column(page, "rs")).toContainText(`Serbian words ${mark}`);
  await expect(page.locator("main")).toContainText("The accounts differ");
}
