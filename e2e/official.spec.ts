import { expect, test } from "@playwright/test";
import { openEntry, recordUpdate, signIn, signOut, writingAddress } from "./journeys";

test("a returned update comes back to the desk with its reason and is submitted again", async ({ page }) => {
  test.setTimeout(60_000);
  const text = `Returned words ${Date.now()}`;
  await signIn(page, "transport.kz@example.org");
  await recordUpdate(page, { reference: "6-3", status: "Under way", text });
  await signOut(page);
  await signIn(page, "admin.kz@example.org");
  await openEntry(page, text);
  const returning = page.locator("form", { has: page.getByRole("button", { name: "Request changes" }) });
  await returning.locator('[name="reason"]').fill("Say on which day.");
  await page.getByRole("button", { name: "Request changes" }).click();
  await expect(page.getByText("Sent back to its institution with your reason.")).toBeVisible();
  await signOut(page);
  await signIn(page, "transport.kz@example.org");
  await page.goto("/en/desk");
  await expect(page.locator("main")).toContainText("Say on which day.");
});

test("no change is confirmed with one click", async ({ page }) => {
  await signIn(page, "transport.rs@example.org");
  await page.goto("/en/desk");
  await page
    .getByRole("button", { name: /^No change, confirmed on 6\.3/ })
    .first()
    .click();
  await expect(page.getByText("is submitted. It counts once")).toBeVisible();
});

test("only what is assigned is open, and only one's own side's drafts", async ({ page }) => {
  await signIn(page, "energy.kz@example.org");
  expect((await page.goto(writingAddress("12-1")))?.status()).toBe(403);
  expect((await page.goto(writingAddress("99-1")))?.status()).toBe(404);
  expect((await page.goto("/en/admin"))?.status()).toBe(403);
  expect((await page.goto("/en/desk/updates/999999"))?.status()).toBe(404);
});

test("signing out kills the session, a copied cookie with it", async ({ page, context, browser }) => {
  await signIn(page, "energy.rs@example.org");
  const copied = await context.storageState();
  await signOut(page);
  const thief = await browser.newContext({ storageState: copied });
  const stolen = await thief.newPage();
  await stolen.goto("/en/desk");
  await expect(stolen).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Fdesk/);
  await thief.close();
});

test("a wrong password and an unknown address are told the same", async ({ page }) => {
  for (const email of ["energy.kz@example.org", "nobody@example.org"]) {
    await page.goto("/en/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").first()).toContainText("do not match");
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  }
});
