import { flood, tallyWords } from './client'
import type { Row } from './row'
import type { Site } from './site'

/** Numbers that no other row has had: each address is asked for once. */
let used = 0
const fresh = () => used++

/** A word of the archive, and two of them for as long as there are any left: no two searches are the same. */
export function searchPath(n: number) {
  const word = (rank: number) => `w${rank.toString(36)}`
  return `/search?q=${word(1_000 + (n % 9_000))}+${word(20 + ((n * 7) % 977))}`
}

/** A choice among publications: every pair of a topic and a country, with a type, a year and a page. */
export function facetPath(n: number) {
  const [topic, country, year] = [n % 40, Math.floor(n / 40) % 12, Math.floor(n / 480) % 25]
  return `/publications?topic=topic-${topic}&country=country-${country}&year=${2000 + year}`
}

/** An old post, another with each number. */
export function postPath({ archive }: Site, n: number) {
  const { posts } = archive.filled
  return posts[(n * 7_919 + 13) % posts.length]!
}

/** A day of the archive's twelve years. */
function dayOf(n: number) {
  return new Date(Date.UTC(2015, 0, 1 + ((n * 37) % 4_000))).toISOString().slice(0, 10)
}

const machinePaths: ((n: number) => string)[] = [
  (n) => `/sitemap/${['post', 'publication', 'page'][n % 3]}-1.xml`,
  (n) => `/oai?verb=ListRecords&metadataPrefix=oai_dc&from=${dayOf(n)}`,
  (n) => `/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&until=${dayOf(n)}`,
  (n) => `/api/v1/entries?page=${1 + (n % 300)}`,
  (n) => `/api/v1/publications?page=${1 + (n % 80)}`,
  (n) => `/topics/topic-${n % 40}/feed.xml`,
  (n) => `/countries/country-${n % 12}/atom.xml`,
  (n) => `/topics/topic-${n % 40}/feed.json`,
  () => '/sitemap.xml',
]

function floodOf(name: string, pathOf: (site: Site, n: number) => string): Row {
  return {
    name,
    isFlood: true,
    work: async (site, isOver) => tallyWords(await flood(site.url, { path: () => pathOf(site, fresh()), isOver })),
  }
}

export const floodRows: Row[] = [
  floodOf('searches', (_, n) => searchPath(n)),
  floodOf('pages that are not there', (_, n) => `/2014/10/nothing-${n}`),
  floodOf('cold posts', postPath),
  floodOf('facets', (_, n) => facetPath(n)),
  floodOf('programs', (_, n) => machinePaths[n % machinePaths.length]!(Math.floor(n / machinePaths.length))),
]
