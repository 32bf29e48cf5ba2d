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
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  experimental: {
    // A page kept on disk would outlive a withdrawal across a restart: pages live in memory only.
    isrFlushToDisk: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "12mb" },
  },
};

export default withIntl(config);
