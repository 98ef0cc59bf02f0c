import { LRUCache } from 'lru-cache'
import { staysSameAfter, type EntryChange } from '@/domain/published/page-sources'
import type { CacheGeneration } from './cache-generation'
import type { Page } from './page'

/** `generation`: the last one in which the page was valid; `asks`: requests since the page was made. */
type CachedPage = { page: Page; generation: number; asks: number }

type PageMap = LRUCache<string, CachedPage>

/** Bytes for pages, for 404s and queries, and for large answers: a few EPUBs would displace hundreds of pages. */
export type CacheLimits = { pages: number; errorsAndQueries: number; large: number }

/** Bytes; no page of text is as large. */
const largePageBytes = 1_000_000

/** Generations, and states of entries that changed in them; older changes are forgotten. */
const [maxRemembered, maxStates] = [200, 10_000]

/** Popular pages: addresses, how many of them are made again unasked after a change, and requests that make one so. */
const [maxPopular, maxMadeAgain, minAsks] = [200, 32, 10]

/** Keeps pages while their sources are unchanged, even after public changes. Checks a page when it is requested. */
export class PageCache {
  private readonly pages: PageMap
  private readonly errorsAndQueries: PageMap
  private readonly large: PageMap
  private readonly changes = new LRUCache<number, EntryChange[]>({
    max: maxRemembered,
    maxSize: maxStates,
    sizeCalculation: (changes) => 1 + changes.reduce((sum, { states }) => sum + states.length, 0),
  })
  /** Addresses of pages that were forgotten, and how often each was asked for since it was last made unasked. */
  private readonly popular = new LRUCache<string, number>({ max: maxPopular })

  constructor(bytes: CacheLimits) {
    this.pages = pagesWithin(bytes.pages, 4, (address, asks) => {
      if (asks > 0 || this.popular.size < maxPopular) this.popular.set(address, asks + (this.popular.get(address) ?? 0))
    })
    this.errorsAndQueries = pagesWithin(bytes.errorsAndQueries)
    this.large = pagesWithin(bytes.large, 2)
  }

  private get caches() {
    return [this.pages, this.errorsAndQueries, this.large]
  }

  get size() {
    return {
      pages: this.caches.reduce((sum, cache) => sum + cache.size, 0),
      bytes: this.caches.reduce((sum, cache) => sum + cache.calculatedSize, 0),
    }
  }

  begin({ number, change }: CacheGeneration) {
    if (change !== undefined && change.changes !== 'anything') {
      for (const [address, { page }] of Array.from(this.pages)) if (!page.sources) this.pages.delete(address)
      return void this.changes.set(number, change.changes)
    }
    this.changes.clear()
    for (const cache of this.caches) cache.clear()
  }

  find(address: string, { number }: CacheGeneration): Page | undefined {
    const cached = this.pages.get(address) ?? this.errorsAndQueries.get(address) ?? this.large.get(address)
    if (!cached) return undefined
    if (cached.generation === number || this.isStillTrue(cached, number)) {
      cached.generation = number
      cached.asks++
      return cached.page
    }
    for (const cache of this.caches) cache.delete(address)
    return undefined
  }

  /** Counts a request for a page that is not kept; true if the page is popular. */
  askPopular(address: string): boolean {
    const asks = this.popular.get(address)
    if (asks !== undefined) this.popular.set(address, asks + 1)
    return asks !== undefined
  }

  /** Returns the pages to make again unasked, the most popular first, but for those that were made meanwhile. */
  *popularToMake(): Generator<string> {
    const asked = Array.from(this.popular).filter(([, asks]) => asks >= minAsks)
    const most = asked.toSorted(([, a], [, b]) => b - a).slice(0, maxMadeAgain)
    for (const [address] of most) this.popular.set(address, 0)
    for (const [address] of most) if (!this.pages.has(address)) yield address
  }

  keep(address: string, page: Page, { number }: CacheGeneration) {
    const isPlainPage = page.status < 400 && !address.includes('?')
    const cache = page.bytes > largePageBytes ? this.large : isPlainPage ? this.pages : this.errorsAndQueries
    cache.set(address, { page, generation: number, asks: 0 })
  }

  private isStillTrue({ page: { sources }, generation }: CachedPage, now: number): boolean {
    if (!sources) return false
    for (let number = generation + 1; number <= now; number++)
      if (!this.changes.peek(number)?.every((change) => staysSameAfter(change, sources))) return false
    return true
  }
}

/** Creates a cache in which the least recently used page goes first. A page has at most 1/`part` of the room. */
function pagesWithin(bytes: number, part = 4, forgotten?: (address: string, asks: number) => void): PageMap {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.max(1, Math.floor(bytes / part)),
    sizeCalculation: ({ page }, address) => page.bytes + address.length,
    dispose: forgotten && (({ asks }, address) => forgotten(address, asks)),
  })
}
