import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { environment } from "@/lib/env";

/** Where browsers tell what a policy has kept from happening. */
const REPORTS = "/api/policy-reports";

const NOBODY_ELSE = [
  "base-uri 'none'",
  "frame-ancestors 'none'",
  `report-uri ${REPORTS}`,
  "report-to policy",
];

const pagePolicy = (scripts: string) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    // A document has no script to connect; Lighthouse reads robots.txt from within the page.
    "connect-src 'self'",
    "form-action 'self'",
    ...NOBODY_ELSE,
  ].join("; ");

/** A public page: bytes that run nothing. */
export const DOCUMENT_POLICY = pagePolicy("'none'");

/** A page of the framework: its scripts carry this answer's nonce, and what they load is theirs. */
const scriptedPolicy = (nonce: string) => pagePolicy(`'nonce-${nonce}' 'strict-dynamic'`);

/** A failure's page: one style sheet of known content, and no form. */
export const failurePolicy = (styleHash: string) =>
  ["default-src 'none'", `style-src 'sha256-${styleHash}'`, "form-action 'none'", ...NOBODY_ELSE].join("; ");

/** What no page of the portal needs. */
const UNUSED_FEATURES = [
  ..."accelerometer autoplay bluetooth camera display-capture encrypted-media fullscreen geolocation gyroscope hid".split(
    " ",
  ),
  ..."local-fonts magnetometer microphone midi payment picture-in-picture screen-wake-lock serial usb xr-spatial-tracking".split(
    " ",
  ),
];
const PERMISSIONS = UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", ");

/** On every answer, whatever it holds. */
export function headersOfAll(): Readonly<Record<string, string>> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Reporting-Endpoints": `policy="${REPORTS}"`,
    // Two years, as browsers ask of whoever wants to be known for it; without TLS they would not heed it.
    ...(environment().url.startsWith("https:") && {
      "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    }),
  };
}

/**
 * Gives an answer of the framework its headers, and the request the nonce that the framework then writes into its
 * scripts: it reads it from a request header of this name, whatever the visitor sent under it.
 */
export function applyScriptedPolicy(request: IncomingMessage, response: ServerResponse): void {
  const policy = scriptedPolicy(randomBytes(16).toString("base64"));
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Referrer-Policy", "same-origin");
  for (const [name, value] of Object.entries(headersOfAll())) response.setHeader(name, value);
}
