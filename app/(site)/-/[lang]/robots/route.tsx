import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { languagePrefix, languagesInOrder } from '@/lib/languages/languages'

// Pages that staff see are refused by sign-in, not by this; it only spares crawlers the way. The public API is for them as well.
const closedPaths = ['/admin', '/sign-in', '/setup/', '/preview/', '/api/auth/', '/api/desk/']

/**
 * Results of searches, and choices of two kinds and more among publications: there is no end of them, each has to be made, and all
 * that they lead to stands in the sitemap. `*` is any run of characters (RFC 9309, section 2.2.3).
 */
function endlessPaths() {
  return languagesInOrder().flatMap((language) =>
    ['/search?', '/publications?*&', '/publications/*?*&'].map((path) => languagePrefix(language) + path),
  )
}

/** Lists as books say again what their pages say, and are large. */
const booksPath = '/*/book.epub'

/** Seconds between two requests, for those who ask how many: no standard has it, and several search engines follow it. */
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
