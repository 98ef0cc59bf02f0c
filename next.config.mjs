import { addresses } from './addresses.mjs'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  experimental: { authInterrupts: true }, // forbidden(): the desk's 403, with its page
  compress: false,
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['better-sqlite3', 'sharp', '@node-rs/argon2', '@hyzyla/pdfium', 'prom-client'],
  // `npm test` checks the types; starting the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Otherwise a lockfile in a folder above would make that folder the root.
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: { 'temporal-polyfill': { browser: './lib/time/temporal-in-browsers.ts' } },
  },
  rewrites: async () => ({
    // Any address without a file: the handler reads the one that was asked for.
    beforeFiles: addresses.filter(({ overFile }) => overFile).map(({ path }) => ({ source: path, destination: '/-' })),
  }),
}
