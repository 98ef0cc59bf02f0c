import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { languagePrefix, languagesInOrder } from '@/lib/languages/languages'

// Sign-in protects the pages of staff; these lines only save crawlers requests. The public API is open to them.
const closedPaths = ['/admin', '/sign-in', '/setup/', '/preview/', '/api/auth/', '/api/desk/']

/** Searches and combined filters are unlimited, and each costs work. `*` is any run of characters (RFC 9309, 2.2.3). */
function endlessPaths() {
  return languagesInOrder().flatMap((language) =>
    ['/search?', '/publications?*&', '/publications/*?*&'].map((path) => languagePrefix(language) + path),
  )
}

/** EPUBs repeat the pages of lists and are large. */
const booksPath = '/*/book.epub'

/** Seconds between requests. No standard has it, but several search engines follow it. */
const crawlDelay = 2

export const GET = publicRoute(async ({ frame }) => {
  const lines = [
    'User-agent: *',
    ...[...closedPaths, ...endlessPaths(), booksPath].map((path) => `Disallow: ${path}`),
    `Crawl-delay: ${crawlDelay}`,
    '',
    `Sitemap: ${frame.origin}/sitemap.xml`,
  ]
  return machineFile(`${lines.join('\n')}\n`, 'text/plain')
})
