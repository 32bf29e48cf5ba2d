import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isDisguised, publicPath, SIGNED_IN_PARTS } from "@/server/addresses";

describe("the address of a public page", () => {
  it.each([
    ["/en", "/en"],
    ["/sr-Latn/areas/ai-digital", "/sr-Latn/areas/ai-digital"],
    ["/en/statements/kz-rs-2026/commitments/6-2?utm=1&x=%00", "/en/statements/kz-rs-2026/commitments/6-2"],
    ["/en?", "/en"],
    ["/en/deskwork", "/en/deskwork"],
    ["/en/updates/17", "/en/updates/17"],
    ["/en/statements/kz-rs-2026/commitments/12.1", "/en/statements/kz-rs-2026/commitments/12.1"],
  ])("%s is kept as %s", (url, path) => {
    expect(publicPath(url)).toBe(path);
  });

  it.each([
    "/",
    "/de",
    "/english",
    "/en/",
    "/en//areas",
    "/en/areas/",
    "/en/%61reas",
    "/en/areas\\energy",
    "/en/..",
    "/en/../api/health/ready",
    "/en/x/../areas",
    "/en/./areas",
    "/en/areas.rsc",
    "/en/updates.segments",
    "/en/desk",
    "/en/desk/updates/1",
    "/ru/admin?page=2",
    "/kk/sign-in?next=/kk/desk",
    "/api/health/live",
    "/_next/static/chunks/a.css",
    "http://elsewhere.example.org/en",
    "*",
    `/en/${"a".repeat(500)}`,
  ])("%s is none", (url) => {
    expect(publicPath(url)).toBeNull();
  });

  it.each([
    ["/%65n/updates", true],
    ["/en/%61reas", true],
    ["/en/areas%2Fenergy", true],
    ["/en/../en/areas", true],
    ["/x/../en/areas", true],
    ["/x/%2e%2e/en/areas", true],
    ["/en/areas/.", true],
    ["/en/areas.rsc", true],
    ["/en/қазақ", true],
    ["/en/areas/", false],
    ["/en//areas", false],
    ["//en/areas", false],
    ["/en/areas", false],
    ["/en/desk/updates/%31", false],
    ["/%65n/desk", false],
    ["/de/areas", false],
    ["/_next/static/chunks/a.css", false],
    ["/", false],
  ])("%s is in disguise: %s", (url, expected) => {
    expect(isDisguised(url)).toBe(expected);
  });

  it("leaves out every part of the site that is not in (public)", () => {
    const below = (folder: string) =>
      readdirSync(`app/[locale]/${folder}`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("("))
        .map((entry) => entry.name);
    const signedIn = [...below("(desk)"), ...below("(admin)"), ...below("")];
    expect(signedIn.sort()).toEqual([...SIGNED_IN_PARTS].sort());
    for (const part of below("(public)")) expect(SIGNED_IN_PARTS).not.toContain(part);
  });
});
