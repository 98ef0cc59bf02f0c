import { LRUCache } from 'lru-cache'
import { isUntouchedBy, type EntryChange } from '@/domain/published/page-sources'
import type { CacheGeneration } from './cache-generation'
import type { Page } from './page'

/** A page, and the number of the last generation in which it was found to be true. */
type CachedPage = { page: Page; generation: number }

type Pages = LRUCache<string, CachedPage>

/** How many generations back a page may have been made: for older ones nobody remembers what changed. */
const remembered = 200

/**
 * Pages that stay from one generation to the next while nothing changes that they were made from. Whether something did is looked
 * at when a page is asked for.
 */
export class PageCache {
  private readonly pages: Pages
  private readonly errorsAndQueries: Pages
  /** What changed at the beginning of a generation, by its number. */
  private readonly changes = new Map<number, EntryChange[]>()

  /** @param bytes the room for pages, and for 404s and queries */
  constructor(bytes: { pages: number; errorsAndQueries: number }) {
    this.pages = pagesWithin(bytes.pages)
    this.errorsAndQueries = pagesWithin(bytes.errorsAndQueries)
  }

  get size() {
    const caches = [this.pages, this.errorsAndQueries]
    return {
      pages: caches.reduce((sum, cache) => sum + cache.size, 0),
      bytes: caches.reduce((sum, cache) => sum + cache.calculatedSize, 0),
    }
  }

  /** Takes up what is different in a new generation. */
  begin({ number, change }: CacheGeneration) {
    this.changes.delete(number - remembered)
    if (change !== undefined && change.changes !== 'anything') return void this.changes.set(number, change.changes)
    this.changes.clear()
    this.pages.clear()
    this.errorsAndQueries.clear()
  }

  /** The page at an address, if it is true in the newest generation. */
  find(address: string, { number }: CacheGeneration): Page | undefined {
    const cached = this.pages.get(address) ?? this.errorsAndQueries.get(address)
    if (!cached) return undefined
    if (cached.generation === number || this.isStillTrue(cached, number)) {
      cached.generation = number
      return cached.page
    }
    this.pages.delete(address)
    this.errorsAndQueries.delete(address)
    return undefined
  }

  keep(address: string, page: Page, { number }: CacheGeneration) {
    const isPlainPage = page.status < 400 && !address.includes('?')
    const cache = isPlainPage ? this.pages : this.errorsAndQueries
    cache.set(address, { page, generation: number })
  }

  private isStillTrue({ page: { sources }, generation }: CachedPage, now: number): boolean {
    if (!sources) return false
    for (let number = generation + 1; number <= now; number++)
      if (!this.changes.get(number)?.every((change) => isUntouchedBy(change, sources))) return false
    return true
  }
}

/** Pages by address, bounded by bytes: the least recently used goes first, and one page has at most a quarter of the room. */
function pagesWithin(bytes: number): Pages {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.max(1, Math.floor(bytes / 4)),
    sizeCalculation: ({ page }, address) => page.bytes + address.length,
  })
}
