import { parse } from 'path-to-regexp'
import { addresses, mainFolder, parts, prefixes, privatePrefix } from './addresses.mjs'

/** Next's notation: `:name(pattern)` is a segment, `:name*` any number of them. */
const sourceOf = (path) => written(path, (name) => (parts[name] ? `(${parts[name]})` : ''))
const destinationOf = (path) => written(path, () => '')

function written(path, patternOf) {
  return parse(path)
    .tokens.map((token) => {
      if (token.type === 'text') return token.value
      return `:${token.name}${token.type === 'wildcard' ? '*' : patternOf(token.name)}`
    })
    .join('')
}

const lang = `/:lang(${prefixes.join('|')})`

function rewritesOf({ path, to, once }) {
  const [source, folder] = [sourceOf(path), destinationOf(to)]
  const main = { source, destination: `/${privatePrefix}/${mainFolder}/${folder}` }
  const others = { source: lang + (source === '/' ? '' : source), destination: `/${privatePrefix}/:lang/${folder}` }
  return once ? [main] : [others, main]
}

const answered = addresses.filter(({ to }) => to !== undefined)
export const rewrites = {
  // Requests from outside must not name a folder.
  beforeFiles: [
    {
      source: `/${privatePrefix}/:rest*`,
      destination: `/${privatePrefix}/${mainFolder}/entry/${privatePrefix}`,
    },
    ...answered.filter(({ overFile }) => overFile).flatMap(rewritesOf),
  ],
  afterFiles: answered.slice(0, -1).flatMap(rewritesOf),
  fallback: answered.slice(-1).flatMap(rewritesOf),
}

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
  rewrites: async () => rewrites,
}
