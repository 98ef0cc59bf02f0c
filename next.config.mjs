import { rewrites } from './addresses.mjs'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  experimental: { authInterrupts: true }, // forbidden(): the desk's 403, with its page
  compress: false,
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['better-sqlite3', 'sharp', '@node-rs/argon2', '@hyzyla/pdfium', 'pdfkit', 'prom-client'],
  // `npm test` checks the types; whoever starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Otherwise a lockfile in a folder above would make that folder the root.
  turbopack: { root: import.meta.dirname },
  rewrites: async () => rewrites,
}
