import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** The fonts carry their content's hash in their names; a picture may change, and is not asked for every time. */
const KEPT = [
  { source: "/fonts/:file", seconds: "31536000, immutable" },
  { source: "/pictures/:file", seconds: "86400" },
  { source: "/favicon.ico", seconds: "86400" },
];

const config: NextConfig = {
  // cacheComponents stays off: docs/decisions/0001-cache-components-off.md.
  // Lock files in folders above must not move the root.
  turbopack: { root: process.cwd() },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The framework keeps no page: server/pages.ts does, and knows when one has to be made anew.
  cacheMaxMemorySize: 0,
  headers: async () =>
    KEPT.map(({ source, seconds }) => ({
      source,
      headers: [{ key: "Cache-Control", value: `public, max-age=${seconds}` }],
    })),
  // A folder whose name begins with a dot is none of the house's.
  rewrites: async () => [{ source: "/.well-known/security.txt", destination: "/security.txt" }],
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  experimental: {
    isrFlushToDisk: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "12mb" },
  },
};

export default withIntl(config);
