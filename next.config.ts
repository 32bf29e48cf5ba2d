import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  // cacheComponents stays off: docs/decisions/0001-cache-components-off.md.
  // Lock files in folders above must not move the root.
  turbopack: { root: process.cwd() },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The framework keeps no page: server/pages.ts does, and knows when one has to be made anew.
  cacheMaxMemorySize: 0,
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  experimental: {
    isrFlushToDisk: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "12mb" },
  },
};

export default withIntl(config);
