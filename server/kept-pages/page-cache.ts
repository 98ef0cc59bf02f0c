import { LRUCache } from 'lru-cache'
import { isUntouchedBy, type EntryChange } from '@/domain/published/page-sources'
import type { CacheGeneration } from './cache-generation'
import type { Page } from './page'

/** A page, and the number of the last generation in which it was found to be true. */
type CachedPage = { page: Page; generation: number }

type Pages = LRUCache<string, CachedPage>

/** The number of bytes that pages may take, 404s and queries, and what is large: a few books would push out hundreds of pages. */
export type Room = { pages: number; errorsAndQueries: number; large: number }

/** From how many bytes on an answer is a large one. No page of text is, as the limits of texts are now. */
const large = 1_000_000

/** The number of generations back a page may have been made: for older ones nobody remembers what changed. */
const remembered = 200

/**
 * Pages that stay from one generation to the next while nothing changes that they were made from. Whether something did is looked
 * at when a page is asked for.
 */
export class PageCache {
  private readonly pages: Pages
  private readonly errorsAndQueries: Pages
  private readonly large: Pages
  /** The changes at the beginning of a generation, by its number. */
  private readonly changes = new Map<number, EntryChange[]>()

  constructor(bytes: Room) {
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

  /** Takes up what is different in a new generation. */
  begin({ number, change }: CacheGeneration) {
    this.changes.delete(number - remembered)
    if (change !== undefined && change.changes !== 'anything') return void this.changes.set(number, change.changes)
    this.changes.clear()
    for (const cache of this.caches) cache.clear()
  }

  /** The page at an address, if it is true in the newest generation. */
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
    const cache = page.bytes > large ? this.large : isPlainPage ? this.pages : this.errorsAndQueries
    cache.set(address, { page, generation: number })
  }

  private isStillTrue({ page: { sources }, generation }: CachedPage, now: number): boolean {
    if (!sources) return false
    for (let number = generation + 1; number <= now; number++)
      if (!this.changes.get(number)?.every((change) => isUntouchedBy(change, sources))) return false
    return true
  }
}

/** Pages by address, bounded by bytes: the least recently used goes first, and one page has at most a quarter of the room, or another part. */
function pagesWithin(bytes: number, part = 4): Pages {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.max(1, Math.floor(bytes / part)),
    sizeCalculation: ({ page }, address) => page.bytes + address.length,
  })
}
