import { expect, test } from "@playwright/test";
import { openEntry, publish, recordUpdate, signIn, signOut } from "./journeys";

test("a published update is withdrawn, and its address stays with reason and date", async ({ page }) => {
  test.setTimeout(60_000);
  const text = `Words to withdraw ${Date.now()}`;
  await signIn(page, "transport.kz@example.org");
  await recordUpdate(page, { reference: "9-1", status: "Under way", text });
  await signOut(page);
  await signIn(page, "admin.kz@example.org");
  await publish(page, text);
  await page.goto("/en/updates");
  const address = await page
    .locator("main")
    .getByRole("link")
    .filter({ hasText: "9.1" })
    .first()
    .getAttribute("href");
  await page.goto("/en/admin");
  const published = page.locator("main tr", { hasText: "9.1" });
  await published.locator('a[href*="/admin/updates/"]').first().click();
  await page.locator('[name="reason"]').fill("Published by mistake.");
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expect(page.getByText("The public page shows the reason and the date.")).toBeVisible();
  await page.goto("/en/statements/kz-rs-2026/commitments/9-1");
  await expect(page.getByText(text)).toHaveCount(0);
  expect(address).toBeTruthy();
  await page.goto("/en/about");
  await expect(page.locator("main")).toContainText("Published by mistake.");
});

test("the other side's administrator reads a submitted entry and leaves a note, without a veto", async ({
  page,
}) => {
  test.setTimeout(60_000);
  const text = `Words for the other side ${Date.now()}`;
  await signIn(page, "transport.kz@example.org");
  await recordUpdate(page, { reference: "6-3", status: "Under way", text });
  await signOut(page);
  await signIn(page, "admin.rs@example.org");
  await openEntry(page, text);
  await expect(page.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0);
  await page.locator('[name="text"]').fill("Our figure differs.");
  await page.getByRole("button", { name: "Leave the note" }).click();
  await expect(page.getByText("Your note is saved.")).toBeVisible();
});

test("a decision needs its reason", async ({ page }) => {
  await signIn(page, "admin.rs@example.org");
  await page.locator('main a[href*="/admin/editions/"]').first().click();
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("Fill in this field.");
});

test("the publication log shows who published what", async ({ page }) => {
  await signIn(page, "admin.kz@example.org");
  await page.goto("/en/admin/log");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Publication log");
  await expect(page.locator("main")).toContainText("updates/");
});
