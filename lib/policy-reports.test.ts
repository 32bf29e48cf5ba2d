import { expect, test } from "vitest";
import { readPolicyReports } from "@/lib/policy-reports";

const PAGE = "https://portal.example.org/en/desk?done=saved";

test.each([
  [
    {
      "csp-report": {
        "document-uri": PAGE,
        "effective-directive": "script-src-elem",
        "violated-directive": "script-src",
        "blocked-uri": "https://elsewhere.example/x.js?a=1#b",
      },
    },
    [
      {
        directive: "script-src-elem",
        page: "https://portal.example.org/en/desk",
        blocked: "https://elsewhere.example/x.js",
      },
    ],
  ],
  [
    { "csp-report": { "document-uri": PAGE, "violated-directive": "img-src 'self'" } },
    [{ directive: "img-src", page: "https://portal.example.org/en/desk", blocked: "" }],
  ],
  [
    [
      {
        type: "csp-violation",
        body: { effectiveDirective: "script-src-attr", documentURL: PAGE, blockedURL: "inline" },
      },
      {
        type: "csp-violation",
        body: { effectiveDirective: "img-src", documentURL: `${PAGE}\n${"x".repeat(900)}` },
      },
    ],
    [
      { directive: "script-src-attr", page: "https://portal.example.org/en/desk", blocked: "inline" },
      { directive: "img-src", page: "https://portal.example.org/en/desk", blocked: "" },
    ],
  ],
])("reads what browsers report %#", (body, reports) => {
  expect(readPolicyReports(body)).toEqual(reports);
});

test.each([
  null,
  "x",
  [],
  {},
  { "csp-report": { "document-uri": "x".repeat(5_000) } },
  [{ type: "deprecation", body: { effectiveDirective: "a", documentURL: PAGE } }],
  [{ type: "csp-violation", body: { effectiveDirective: 3, documentURL: PAGE } }],
])("takes nothing else for a report %#", (body) => {
  expect(readPolicyReports(body)).toEqual([]);
});
