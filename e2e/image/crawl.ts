import { addresses } from '@/addresses.mjs'

/** Addresses at once: as many as two processes answer. */
const atOnce = 4

/** A form of a page, such as a feed or a citation: one of each name is asked for, and one of each form of a query. */
const formPattern = /[^/]*\.(xml|json|bib|ris|epub|ics|csv)$/

/**
 * Asks for every address of the sitemap in every language, for the fixed ones of the table, and for what those pages name
 * on the same site.
 * @param languages beside the one without a prefix
 */
export async function crawl(site: string, languages: readonly string[]) {
  const sitemap = await (await fetch(`${site}/sitemap.xml`)).text()
  const listed = addressesIn(sitemap, /<(?:image:)?loc>([^<]+)<|\bhref="([^"]+)"/g, site)
  const isTranslated = (address: string) => languages.includes(address.split('/')[1]!)
  const inEvery = listed
    .filter((address) => !isTranslated(address) && !/\.\w+$/.test(address))
    .flatMap((address) => languages.map((language) => `/${language}${address === '/' ? '' : address}`))
  const fixed = addresses.map(({ path }) => path).filter((path) => !path.includes(':'))
  const queue = [...new Set([...listed, ...inEvery, ...fixed, '/oai?verb=Identify', '/feed.css'])]
  const own = new Set(queue)
  const known = new Set(queue.map(shapeOf))
  const kinds = new Set<string>()
  const failed: string[] = []
  let asked = 0

  async function work() {
    for (let address; (address = queue.shift()) !== undefined;) {
      const answer = await fetch(site + address, { redirect: 'manual' })
      const [type] = (answer.headers.get('content-type') ?? 'none').split(';')
      kinds.add(type!)
      const text = await answer.text()
      asked++
      if (answer.status >= 500 || (answer.status >= 400 && listed.includes(address)))
        failed.push(`${address}: ${answer.status}`)
      if (type !== 'text/html' || !own.has(address)) continue
      for (const named of addressesIn(text, /\b(?:href|src|srcset|content)="([^"]+)"|\burl\((\/[^)]+)\)/g, site)) {
        if (known.has(shapeOf(named))) continue
        known.add(shapeOf(named))
        queue.push(named)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { failed, asked, kinds: [...kinds] }
}

/** Returns the paths and queries of this site that a text names; `srcset` names several. */
function addressesIn(text: string, pattern: RegExp, site: string) {
  const named = [...text.matchAll(pattern)].flatMap(([, ...groups]) => groups.filter(Boolean).join('').split(/,\s+/))
  return named.flatMap((one) => {
    const [address] = one.replaceAll('&amp;', '&').split(' ')
    if (!/^(\/|https?:)/.test(address!) || !URL.canParse(address!, site)) return []
    const { origin, pathname, search } = new URL(address!, site)
    return origin === site ? [pathname + search] : []
  })
}

function shapeOf(address: string) {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const form = formPattern.exec(pathname)?.[0]
  return [form ?? pathname, ...searchParams.keys()].join(' ')
}
