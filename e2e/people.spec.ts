import { expect, type Page, test } from "@playwright/test";
import { column, commitmentAddress, signIn, writingAddress } from "./journeys";

test.use({ javaScriptEnabled: false });

const FIRST_PASSWORD = "a password handed over on paper";

async function fillPerson(page: Page, person: { email: string; name: string; password: string }) {
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByRole("radio", { name: "Official" }).check();
  await page.getByLabel("Institution", { exact: true }).selectOption({ label: "Ministry of Transport" });
  await page.getByLabel("First password").fill(person.password);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

test("an administrator adds an official, who writes until the access ends", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const email = `new.${Date.now()}@example.org`;
  const name = `A New Official ${Date.now()}`;
  await signIn(page, "admin.kz@example.org");
  await page.getByRole("link", { name: "People", exact: true }).click();

  await fillPerson(page, { email, name, password: "too short" });
  await expect(page.getByRole("alert")).toContainText("This password is too short: at least 15 characters.");
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Institution", { exact: true })).toHaveValue("kz-transport");
  await expect(page.getByLabel("First password")).toHaveValue("");
  expect(await page.content()).not.toContain("too short</");

  await fillPerson(page, { email, name, password: FIRST_PASSWORD });
  await expect(page.getByText("Added. Hand over the password yourself")).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: true });
  const official = await context.newPage();
  await signIn(official, email, FIRST_PASSWORD);
  await official.goto(writingAddress("12-1"));
  await official.getByLabel("What has been done").fill("Words of somebody new.");
  await official.locator('button[name="intent"][value="save"]').click();
  await expect(official.getByText("The draft is saved.")).toBeVisible();

  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "End access" }).click();
  await expect(page.getByText("Access has ended, and every open session with it.")).toBeVisible();
  await official.getByRole("navigation", { name: "Signed in" }).getByRole("link", { name: "Desk" }).click();
  await expect(official).toHaveURL(/\/en\/sign-in\?next=/);

  await page.getByRole("button", { name: "Give access back" }).click();
  await expect(page.getByText("Access is given back.")).toBeVisible();
  await official.getByLabel("E-mail address").fill(email);
  await official.getByLabel("Password").fill(FIRST_PASSWORD);
  await official.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(official.getByRole("button", { name: "Sign out" })).toBeVisible();
  await context.close();
});

test("an address that is taken is refused beside its field", async ({ page }) => {
  await signIn(page, "admin.rs@example.org");
  await page.goto("/en/admin/people");
  await page.getByLabel("E-mail address").fill("Energy.KZ@example.org");
  await page.getByLabel("Name", { exact: true }).fill("Somebody Else");
  await page.getByRole("radio", { name: "Administrator" }).check();
  await page.getByLabel("Institution", { exact: true }).selectOption("rs-energy");
  await page.getByLabel("First password").fill(FIRST_PASSWORD);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const taken = page.getByRole("alert").getByRole("link", { name: "Somebody with this e-mail address" });
  await expect(taken).toHaveAttribute("href", "#email");
  await expect(page.getByRole("radio", { name: "Administrator" })).toBeChecked();
  expect(await page.content()).not.toContain(FIRST_PASSWORD);
});

test("people are their own side's, and no official's", async ({ page, browser }) => {
  await signIn(page, "admin.rs@example.org");
  await page.goto("/en/admin/people");
  const theirs = page.locator('main a[href*="/admin/people/"]').first();
  const address = (await theirs.getAttribute("href")) ?? "";
  expect((await page.goto(address))?.status()).toBe(200);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, "admin.kz@example.org");
  expect((await other.goto(address))?.status()).toBe(404);
  expect((await other.goto("/en/admin/people/nobody"))?.status()).toBe(404);
  expect((await other.goto("/en/admin/commitments/kz-rs-2026/99-1"))?.status()).toBe(404);
  expect((await other.goto("/en/admin/institutions/rs-energy"))?.status()).toBe(404);
  await other.goto("/en/admin/people");
  await other.getByRole("link", { name: "Demonstration administrator, Kazakhstan" }).click();
  await expect(other.locator("main")).toContainText("This is your own account");
  await context.close();
  const desk = await browser.newContext();
  const official = await desk.newPage();
  await signIn(official, "energy.rs@example.org");
  const commitments = "/en/admin/commitments";
  const institutions = "/en/admin/institutions";
  const pages = ["/en/admin/people", address, commitments, `${commitments}/kz-rs-2026/1-1`];
  for (const closed of [...pages, institutions, `${institutions}/rs-energy`])
    expect((await official.goto(closed))?.status(), closed).toBe(403);
  await desk.close();
});

test("an institution is added, assigned, renamed and taken off, and readers see each step", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const institution = `Agency ${Date.now()}`;
  await page.goto(commitmentAddress("2-1"));
  await expect(column(page, "kz")).not.toContainText("Agency");
  await signIn(page, "admin.kz@example.org");
  await page.getByRole("link", { name: "Institutions", exact: true }).click();
  await page.getByLabel("Name (English)").fill(institution);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("The institution is added.")).toBeVisible();

  await page.getByRole("link", { name: "Commitments", exact: true }).click();
  await page.locator('main a[href$="/kz-rs-2026/2-1"]').click();
  await page.getByLabel("Institution", { exact: true }).selectOption({ label: institution });
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByText("Assigned. The public pages show it.")).toBeVisible();
  await page.goto(commitmentAddress("2-1"));
  await expect(column(page, "kz")).toContainText(institution);

  await page.goto("/en/admin/institutions");
  await page.getByRole("link", { name: institution }).click();
  await page.getByLabel("Name (English)").fill(`Renamed ${institution}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The names are saved.")).toBeVisible();
  await page.goto(commitmentAddress("2-1"));
  await expect(column(page, "kz")).toContainText(`Renamed ${institution}`);

  await page.goto("/en/admin/commitments/kz-rs-2026/2-1");
  await page.getByRole("button", { name: `Take off Renamed ${institution}` }).click();
  await expect(page.getByText("Taken off this commitment.")).toBeVisible();
  await page.goto(commitmentAddress("2-1"));
  await expect(column(page, "kz")).not.toContainText("Agency");
});
