import { LRUCache } from 'lru-cache'
import { staysSameAfter, type EntryChange } from '@/domain/published/page-sources'
import type { CacheGeneration } from './cache-generation'
import type { Page } from './page'

/** `generation`: the last one in which the page was valid. */
type CachedPage = { page: Page; generation: number }

type PageMap = LRUCache<string, CachedPage>

/** Bytes for pages, for 404s and queries, and for large answers: a few EPUBs would displace hundreds of pages. */
export type CacheLimits = { pages: number; errorsAndQueries: number; large: number }

/** Bytes; no page of text is as large. */
const largePageBytes = 1_000_000

/** Generations; older changes are forgotten. */
const maxRemembered = 200

/** Keeps pages while their sources are unchanged, even after public changes. Checks a page when it is requested. */
export class PageCache {
  private readonly pages: PageMap
  private readonly errorsAndQueries: PageMap
  private readonly large: PageMap
  private readonly changes = new Map<number, EntryChange[]>()

  constructor(bytes: CacheLimits) {
    this.pages = pagesWithin(bytes.pages)
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
    this.changes.delete(number - maxRemembered)
    if (change !== undefined && change.changes !== 'anything') return void this.changes.set(number, change.changes)
    this.changes.clear()
    for (const cache of this.caches) cache.clear()
  }

  find(address: string, { number }: CacheGeneration): Page | undefined {
    const cached = this.pages.get(address) ?? this.errorsAndQueries.get(address) ?? this.large.get(address)
    if (!cached) return undefined
    if (cached.generation === number || this.isStillTrue(cached, number)) {
      cached.generation = number
      return cached.page
    }
    for (const cache of this.caches) cache.delete(address)
    return undefined
  }

  keep(address: string, page: Page, { number }: CacheGeneration) {
    const isPlainPage = page.status < 400 && !address.includes('?')
    const cache = page.bytes > largePageBytes ? this.large : isPlainPage ? this.pages : this.errorsAndQueries
    cache.set(address, { page, generation: number })
  }

  private isStillTrue({ page: { sources }, generation }: CachedPage, now: number): boolean {
    if (!sources) return false
    for (let number = generation + 1; number <= now; number++)
      if (!this.changes.get(number)?.every((change) => staysSameAfter(change, sources))) return false
    return true
  }
}

/** The least recently used goes first; a page has at most a quarter of the room. */
function pagesWithin(bytes: number, part = 4): PageMap {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.max(1, Math.floor(bytes / part)),
    sizeCalculation: ({ page }, address) => page.bytes + address.length,
  })
}
