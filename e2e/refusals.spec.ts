import { expect, type Page, test } from "@playwright/test";
import type { Connection } from "@/db/client";
import { changeRole, connectToPortal, invitePerson } from "./demonstration-people";
import { openEntry, PASSWORD, publish, recordUpdate, signIn, writingAddress } from "./journeys";

test.use({ javaScriptEnabled: false });

let connection: Connection;

test.beforeAll(() => {
  connection = connectToPortal();
});
test.afterAll(() => connection.close());

const WRITING = "form:has([name=text])";

/** Sends the writing form, and returns the status of the page that comes back. */
async function send(page: Page, button = 'button[name="intent"][value="save"]'): Promise<number> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator(button).click();
  return (await answer).status();
}

/** Gives a field, hidden or not, a value that no keyboard types; the field is made if it is not there. */
async function force(page: Page, name: string, value: string): Promise<void> {
  await page.locator(WRITING).evaluate(
    (form, field) => {
      const found = form.querySelector<HTMLInputElement>(`[name="${field.name}"]`);
      const input = found ?? form.appendChild(document.createElement("input"));
      input.name = field.name;
      input.value = field.value;
    },
    { name, value },
  );
}

async function beginWriting(page: Page, text: string): Promise<string> {
  const email = await invitePerson(connection, "official", "kz-transport");
  await signIn(page, email);
  await page.goto(writingAddress("12-1"));
  await page.locator('[name="text"]').fill(text);
  return email;
}

test("a form with a forged seal, or about nothing, comes back with its words", async ({ page }) => {
  await beginWriting(page, "Words under a forged seal.");
  await force(page, "form", "forged");
  expect(await send(page)).toBe(200);
  await expect(page.getByRole("alert")).toContainText("The portal does not recognise this form.");
  await expect(page.locator('[name="text"]')).toHaveValue("Words under a forged seal.");
  await force(page, "reference", "99-1");
  expect(await send(page)).toBe(200);
  await expect(page.getByRole("alert")).toContainText("What this is about is gone");
  await expect(page.locator('[name="text"]')).toHaveValue("Words under a forged seal.");
  expect(await send(page)).toBe(303);
  await expect(page.getByText("The draft is saved.")).toBeVisible();
});

test("where the page itself has closed, the words wait until it opens again", async ({ page }) => {
  const email = await beginWriting(page, "Words of a former official.");
  await changeRole(connection, email, "administrator");
  expect(await send(page)).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
  await changeRole(connection, email, "official");
  await page.goto(writingAddress("12-1"));
  await expect(page.getByText("What you typed was kept and stands in the form again.")).toBeVisible();
  await expect(page.locator('[name="text"]')).toHaveValue("Words of a former official.");
});

test("what the database cannot hold is left out of kept words, and a strange revision does no harm", async ({
  page,
  context,
}) => {
  const email = await beginWriting(page, "A draft.");
  await send(page);
  await force(page, "text", "Kept \u0000words.");
  await force(page, "revision", "not a number");
  await context.clearCookies();
  expect(await send(page)).toBe(303);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.locator('[name="text"]')).toHaveValue("Kept words.");
  await send(page);
  await expect(page.getByText("The draft is saved.")).toBeVisible();
});

test("fields of any name and a damaged state are no fault of the portal", async ({ page }) => {
  await beginWriting(page, "Words beside odd fields.");
  for (const name of ["constructor", "toString", "__proto__"]) await force(page, name, "typed");
  await page.locator('[name="asOf"]').fill("");
  expect(await send(page)).toBe(200);
  await expect(page.locator('[name="text"]')).toHaveValue("Words beside odd fields.");
  const state = page.locator(`${WRITING} input[name^="$ACTION_"][name$=":1"]`);
  expect(await state.getAttribute("value")).toContain("attempt");
  await state.evaluate((input: HTMLInputElement) => {
    input.value = "[null]";
  });
  expect(await send(page)).toBe(200);
  await expect(page.locator('[name="text"]')).toHaveValue("Words beside odd fields.");
});

test("a form of another release is told to reload, in the language of its page", async ({ page }) => {
  await signIn(page, await invitePerson(connection, "official", "kz-transport"));
  await page.goto(writingAddress("12-1").replace("/en/", "/ru/"));
  await page.locator(`${WRITING} input[name^="$ACTION_"][name$=":0"]`).evaluate((input: HTMLInputElement) => {
    input.value = input.value.replace(/"id":"(..)[0-9a-f]{40}"/, `"id":"$1${"0".repeat(40)}"`);
  });
  expect(await send(page)).toBe(409);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Эта страница устарела");
  await expect(page.locator("main")).toContainText("перезагрузите страницу");
});

test("whoever decides second finds what was decided, and their own reason", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const text = `Words decided on twice ${Date.now()}`;
  await signIn(page, await invitePerson(connection, "official", "kz-transport"));
  await recordUpdate(page, { reference: "6-3", status: "Under way", text });
  const first = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const second = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const one of [first, second])
    await signIn(one, await invitePerson(connection, "administrator", "kz-energy"));

  await openEntry(second, text);
  const title = await second.getByRole("heading", { level: 1 }).textContent();
  await second.locator('[name="reason"]').fill("My reason to reject it.");
  await publish(first, text);
  const decide = 'button[name="decision"][value="reject"]';
  expect(await send(second, decide)).toBe(200);
  await expect(second.locator("main")).toContainText("This entry has been published already.");
  await expect(second.locator("main")).toContainText("My reason to reject it.");

  const withdrawal = `/en/admin/updates/${/\d+/.exec(title ?? "")?.[0]}`;
  for (const one of [first, second]) await one.goto(withdrawal);
  await first.locator('[name="reason"]').fill("The first one's reason.");
  await second.locator('[name="reason"]').fill("The second one's reason.");
  const withdraw = 'main form:has([name="reason"]) button';
  expect(await send(first, withdraw)).toBe(303);
  expect(await send(second, withdraw)).toBe(200);
  await expect(second.locator("main")).toContainText("This entry has been withdrawn already.");
  await expect(second.locator("main")).toContainText("The first one's reason.");
  await expect(second.locator("main")).toContainText("The second one's reason.");
  await first.context().close();
  await second.context().close();
});

test("a page of the log that does not exist is not found", async ({ page }) => {
  await signIn(page, "admin.kz@example.org");
  expect((await page.goto("/en/admin/log?before=1"))?.status()).toBe(404);
});
