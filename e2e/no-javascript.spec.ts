import { expect, test } from "@playwright/test";
import { signIn, tellBothSides, writingAddress } from "./journeys";

test.use({ javaScriptEnabled: false });

test("the main journey, whole, without JavaScript", async ({ page }) => {
  test.setTimeout(90_000);
  await tellBothSides(page, {
    reference: "12-1",
    kzOfficial: "transport.kz@example.org",
    rsOfficial: "transport.rs@example.org",
  });
});

test("a refused form comes back with its errors and all that was typed", async ({ page }) => {
  await signIn(page, "transport.kz@example.org");
  await page.goto(writingAddress("9-1"));
  await page.getByLabel("What has been done").fill("Typed with care.");
  await page.locator('[name="evidence.0.url"]').fill("javascript:alert(1)");
  await page.locator('[name="evidence.0.title"]').fill("A bad link");
  await page.locator('button[name="intent"][value="submit"]').click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("There is a problem");
  await expect(
    summary.getByRole("link", { name: "Give a full web address that begins with http:// or https://." }),
  ).toHaveAttribute("href", "#evidence.0.url");
  await expect(page.getByLabel("What has been done")).toHaveValue("Typed with care.");
  await expect(page.locator('[name="evidence.0.url"]')).toHaveValue("javascript:alert(1)");
});

test("words typed into a session that has ended wait behind the sign-in", async ({ page, context }) => {
  await signIn(page, "energy.kz@example.org");
  await page.goto(writingAddress("6-2"));
  await page.getByLabel("What has been done").fill("Words of a lost session.");
  await context.clearCookies();
  await page.locator('button[name="intent"][value="save"]').click();
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
  await page.getByLabel("E-mail address").fill("energy.kz@example.org");
  await page.getByLabel("Password").fill("demonstration-only-2026");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("What has been done")).toHaveValue("Words of a lost session.");
});

test("a colleague's save in between shows all that differs, in words, and loses nothing", async ({
  page,
  context,
}) => {
  await signIn(page, "transport.rs@example.org");
  await page.goto(writingAddress("6-3"));
  await page.getByLabel("What has been done").fill("First words.");
  await page.getByLabel("Under way", { exact: true }).check();
  await page.getByLabel("Next step", { exact: true }).fill("A step to be emptied.");
  await page.locator('button[name="intent"][value="save"]').click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  const rival = await context.newPage();
  await rival.goto(page.url());
  await rival.getByLabel("What has been done").fill("The rival's words.\nIn two lines.");
  await rival.getByLabel("Paused", { exact: true }).check();
  await rival.getByLabel("As of which day").fill("2026-11-01");
  await rival.getByLabel("Waiting for").selectOption({ label: "Kazakhstan" });
  await rival.getByLabel("Waiting since").fill("2026-10-02");
  await rival.getByLabel("Next step", { exact: true }).fill("");
  await rival.locator('[name="evidence.0.url"]').fill("https://example.org/the-rivals");
  await rival.locator('[name="evidence.0.title"]').fill("The rival's link");
  await rival.locator('button[name="intent"][value="save"]').click();
  await expect(rival.getByText("The draft is saved.")).toBeVisible();
  await page.getByLabel("What has been done").fill("My own words.");
  await page.locator('[name="evidence.1.url"]').fill("https://example.org/my-own");
  await page.locator('[name="evidence.1.title"]').fill("My own link");
  await page.locator('button[name="intent"][value="save"]').click();
  const told = await page.getByRole("alert").locator("dl > div").allInnerTexts();
  expect(told.map((one) => one.replace(/\n/, ": "))).toEqual([
    "Status: Paused",
    "As of which day: 1 November 2026",
    "What has been done: The rival's words.\nIn two lines.",
    "Waiting for: Kazakhstan",
    "Waiting since: 2 October 2026",
    "Next step: (left empty)",
    "Link 1: address: https://example.org/the-rivals",
    "Link 1: title: The rival's link",
    "Link 2: address: (left empty)",
    "Link 2: title: (left empty)",
  ]);
  await expect(page.getByLabel("What has been done")).toHaveValue("My own words.");
  await page.locator('button[name="intent"][value="save"]').click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  await expect(page.getByLabel("What has been done")).toHaveValue("My own words.");
  await expect(page.locator('[name="evidence.0.url"]')).toHaveValue("https://example.org/my-own");
});
