import { test } from "@playwright/test";
import { tellBothSides } from "./journeys";

test("both sides give their account and the portal compares them", async ({ page }) => {
  test.setTimeout(90_000);
  await tellBothSides(page, {
    reference: "18-2",
    kzOfficial: "energy.kz@example.org",
    rsOfficial: "energy.rs@example.org",
  });
});
