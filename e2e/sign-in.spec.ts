import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import type { Connection } from "@/db/client";
import { connectToPortal, invitePerson } from "./demonstration-people";
import { PASSWORD } from "./journeys";

let connection: Connection;

test.beforeAll(() => {
  connection = connectToPortal();
});
test.afterAll(() => connection.close());

/** Tries to sign in, and returns what the page says then. */
async function tryToSignIn(page: Page, email: string, password: string): Promise<string> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  expect((await answer).status()).toBe(200);
  await expect(page.getByLabel("Password")).toHaveValue("");
  return (await page.locator("main [role=alert] p").textContent()) ?? "";
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("ten wrong tries block an account for a while, known or not", async ({ page }) => {
      test.setTimeout(90_000);
      const known = await invitePerson(connection, "official", "kz-transport");
      for (const email of [known, `${randomUUID()}@example.org`]) {
        await page.goto("/en/sign-in");
        for (let time = 1; time <= 10; time += 1)
          expect(await tryToSignIn(page, email, `wrong ${time}`)).toContain("do not match");
        for (const password of ["wrong", PASSWORD])
          expect(await tryToSignIn(page, email, password)).toMatch(
            /^Too many tries\. Try again in 1[45] minutes\.$/,
          );
      }
      const other = await invitePerson(connection, "official", "kz-transport");
      await page.getByLabel("E-mail address").fill(other);
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    });

    test("what no account can be is told as any other mistake", async ({ page }) => {
      await page.goto("/en/sign-in");
      const long = `${"a".repeat(300)}@example.org`;
      expect(await tryToSignIn(page, long, PASSWORD)).toContain("do not match");
      expect(await tryToSignIn(page, `${randomUUID()}@example.org`, "p".repeat(100_000))).toContain(
        "do not match",
      );
      await page.getByLabel("E-mail address").evaluate((input: HTMLInputElement) => {
        input.type = "text";
      });
      expect(await tryToSignIn(page, `${randomUUID()}\u0000@example.org`, PASSWORD)).toContain(
        "do not match",
      );
    });
  });
}

test("another language on the way in still leads where the person was heading", async ({ page }) => {
  const email = await invitePerson(connection, "official", "kz-transport");
  const next = "/en/desk/statements/kz-rs-2026/commitments/12-1";
  await page.goto(next);
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
  await page.getByRole("link", { name: "Русский" }).click();
  await page.getByLabel("Адрес электронной почты").fill(email);
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Войти", exact: true }).click();
  await expect(page).toHaveURL(next);
});

test("an address that is none of the portal's leads to the desk", async ({ page }) => {
  const email = await invitePerson(connection, "official", "kz-transport");
  await page.goto(`/en/sign-in?next=${encodeURIComponent("/en/стол")}`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/en/desk");
});

test("there is no second door", async ({ request }) => {
  for (const path of ["signin", "signout", "session", "providers", "csrf", "callback/credentials"])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  for (const path of ["signin/credentials", "signout", "callback/credentials"])
    expect((await request.post(`/api/auth/${path}`, { form: {} })).status(), path).toBe(404);
});
