// How many answers still come from memory while twenty posts a minute are published: node --import tsx bench/after-publish.ts [ENTRIES]
import { setTimeout as wait } from 'node:timers/promises'
import { send } from './waits/client'
import { publish } from './waits/desk-rows'
import { startSite, type Site } from './waits/site'

const entries = Number(process.argv[2] ?? 100_000)
const [seconds, every, atOnce] = [60, 3_000, 8]
/** Requests a second of readers, and the least share of answers that come from memory. */
const [rate, least] = [400, 0.9]

/** A thousand addresses, the most popular first: lists that everybody opens, and single texts of all ages. */
function popular({ archive: { filled } }: Site): string[] {
  const { posts, publications, months } = filled
  const lists = [
    '/',
    '/news',
    '/publications',
    '/topics',
    '/countries',
    '/archive',
    '/feed.xml',
    '/atom.xml',
    ...months.slice(0, 42),
  ]
  const texts = Array.from({ length: 1_000 - lists.length }, (_, n) => {
    const from = n % 5 === 0 ? publications : posts
    return from[(n * 7_919) % from.length]!
  })
  return texts.flatMap((text, n) => (n % 19 === 0 && lists[n / 19] ? [lists[n / 19]!, text] : [text]))
}

/** A place in the order of popularity, the first far more often than the last (Zipf’s law, as readers of archives have it). */
function place(n: number, of: number) {
  const random = Math.abs(Math.sin(n * 12.9898) * 43_758.5453) % 1
  return Math.min(of - 1, Math.floor(of ** random) - 1)
}

async function storeFigures(site: Site) {
  const { text } = await send(`${site.url}/api/metrics`)
  const figure = (name: string) => Number(new RegExp(`^gazette_store_${name}_total (\\d+)`, 'm').exec(text)![1])
  return { hits: figure('hits'), misses: figure('misses') }
}

const site = await startSite(entries)
process.exitCode = 1
try {
  const addresses = popular(site)
  for (const address of addresses) await send(site.url + address)
  const before = await storeFigures(site)
  const end = performance.now() + seconds * 1_000
  let [asked, published, old] = [0, 0, 0]
  const readers = Array.from({ length: atOnce }, async () => {
    while (performance.now() < end) {
      await send(site.url + addresses[place(asked++, addresses.length)]!)
      await wait((atOnce * 1_000) / rate)
    }
  })
  for (; performance.now() < end; await wait(every)) {
    const draft = site.archive.drafts[published++]!
    await publish(site, draft)
    const { text } = await send(`${site.url}/feed.xml`)
    if (!text.includes(`saved-${draft.entryId}`)) old++
  }
  await Promise.all(readers)
  const after = await storeFigures(site)
  const [hits, misses] = [after.hits - before.hits, after.misses - before.misses]
  const share = hits / (hits + misses)
  console.log(
    `${entries} entries, ${addresses.length} addresses, ${asked} requests in ${seconds} s, ${published} posts published`,
  )
  console.log(
    `${misses} pages were made, ${(100 * share).toFixed(1)} % of the answers came from memory (at least ${100 * least} %)`,
  )
  console.log(`Old answers right after a publish: ${old}`)
  if (share >= least && old === 0) process.exitCode = 0
} finally {
  await site.end()
}
process.exit()
