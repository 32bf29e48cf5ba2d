import { expect, type Page, test } from "@playwright/test";
import type { Connection } from "@/db/client";
import { changeRole, connectToPortal, invitePerson } from "./demonstration-people";
import { signIn, writingAddress } from "./journeys";

const UNSENT = "This could not be sent, and nothing is lost";
const ACTION = (request: { method(): string }) => request.method() === "POST";

let connection: Connection;

test.beforeAll(() => {
  connection = connectToPortal();
});
test.afterAll(() => connection.close());

/** Types into every kind of field. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel("Under way", { exact: true }).check();
  await page.getByLabel("What has been done").fill(text);
  await page.getByLabel("Waiting for").selectOption("both");
  await page.getByLabel("Waiting since").fill("2026-10-02");
  await page.locator('[name="evidence.0.url"]').fill("https://example.org/minutes");
}

async function expectWords(page: Page, text: string): Promise<void> {
  await expect(page.getByLabel("Under way", { exact: true })).toBeChecked();
  await expect(page.getByLabel("What has been done")).toHaveValue(text);
  await expect(page.getByLabel("Waiting for")).toHaveValue("both");
  await expect(page.getByLabel("Waiting since")).toHaveValue("2026-10-02");
  await expect(page.locator('[name="evidence.0.url"]')).toHaveValue("https://example.org/minutes");
}

const save = (page: Page) => page.locator('button[name="intent"][value="save"]').click();

test("without a network the words stay, and are sent once it is back", async ({ page, context }) => {
  await signIn(page, await invitePerson(connection, "official", "kz-transport"));
  await page.goto(writingAddress("12-1"));
  await write(page, "Words of a lost network.");
  await context.setOffline(true);
  await save(page);
  await expect(page.getByRole("alert").first()).toContainText(UNSENT);
  await expectWords(page, "Words of a lost network.");
  await page.getByLabel("What has been done").fill("Words of a found network.");
  await save(page);
  await expect(page.getByRole("alert").first()).toBeFocused();
  await expectWords(page, "Words of a found network.");
  await context.setOffline(false);
  await save(page);
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  await expectWords(page, "Words of a found network.");
});

test("whatever answers in the portal's place, the words stay", async ({ page }) => {
  await signIn(page, await invitePerson(connection, "official", "kz-transport"));
  await page.goto(writingAddress("12-1"));
  await write(page, "Words of a failure.");
  const answers = [
    { status: 500, contentType: "text/html", body: "<h1>No</h1>" },
    { status: 503, contentType: "text/plain", body: "no" },
    { status: 409, headers: { "x-nextjs-action-not-found": "1" }, contentType: "text/plain", body: "no" },
    { status: 200, contentType: "text/html", body: "<h1>Sign in to this network</h1>" },
    "abort",
  ] as const;
  for (const answer of answers) {
    // The words of the time before still stand there: only the answer says that this one was sent.
    const answered = new Promise<void>((done) => {
      void page.route("**/*", async (route) => {
        if (!ACTION(route.request())) return route.continue();
        await (answer === "abort" ? route.abort("connectionreset") : route.fulfill(answer));
        done();
      });
    });
    await save(page);
    await answered;
    await expect(page.getByRole("alert").first()).toContainText(UNSENT);
    await expectWords(page, "Words of a failure.");
    await page.unroute("**/*");
    await page.getByLabel("What has been done").focus();
  }
  await save(page);
  await expect(page.getByText("The draft is saved.")).toBeVisible();
});

test("signing out without a network does not take the words either", async ({ page, context }) => {
  await signIn(page, await invitePerson(connection, "official", "kz-transport"));
  await page.goto(writingAddress("12-1"));
  await write(page, "Words beside the way out.");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("alert").first()).toContainText(UNSENT);
  await expectWords(page, "Words beside the way out.");
  await context.setOffline(false);
});

test("a role taken away in mid-form is told in the page's language, and the words stay", async ({ page }) => {
  const email = await invitePerson(connection, "official", "kz-transport");
  await signIn(page, email);
  await page.goto(writingAddress("12-1").replace("/en/", "/kk/"));
  await page.locator('[name="text"]').fill("Words of a former official.");
  await changeRole(connection, email, "administrator");
  await save(page);
  await expect(page.getByRole("alert").first()).toContainText("Бұл әрекетке құқығыңыз жоқ");
  await expect(page.locator('[name="text"]')).toHaveValue("Words of a former official.");
  await changeRole(connection, email, "official");
  await page.reload();
  await expect(page.locator('[name="text"]')).toHaveValue("Words of a former official.");
});

test("a failure in the browser is told in the page's language, with a way on", async ({ page }) => {
  await signIn(page, await invitePerson(connection, "official", "kz-transport"));
  await page.goto(writingAddress("12-1").replace("/en/", "/ru/"));
  // As translators and other extensions do: what React is about to remove is no longer where it was.
  await page.locator("form:has([name=text]) > *:last-child").evaluate((part) => part.remove());
  await page.locator("form:has([name=text])").evaluate((form: HTMLFormElement) => form.requestSubmit());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("На этой странице произошла ошибка");
  await page.getByRole("button", { name: "Попробовать ещё раз" }).click();
  await expect(page.locator('[name="text"]')).toBeVisible();
});

test("signing in to a page that is not open says so in its language", async ({ page }) => {
  const email = await invitePerson(connection, "official", "kz-transport");
  await page.goto("/sr/sign-in?next=%2Fsr%2Fadmin");
  await page.getByLabel("Адреса е-поште").fill(email);
  await page.getByLabel("Лозинка").fill("demonstration-only-2026");
  await page.getByRole("button", { name: "Пријави се" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ова страница вам није доступна");
});
