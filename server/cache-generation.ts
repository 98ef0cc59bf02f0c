import { LRUCache } from 'lru-cache'
import type { Page } from './page'

type Pages = LRUCache<string, Page>

/** The public site between two changes: the pages that were rendered while `version` stood and before `until` came. */
export class CacheGeneration {
  private readonly pages: Pages
  private readonly errorsAndQueries: Pages
  private readonly underWay = new Map<string, Promise<Page>>()

  /**
   * @param version the public version that the pages show
   * @param from the moment (UTC ms) from which the pages are true
   * @param until the moment (UTC ms) at which they end
   * @param bytes the room for pages, and for 404s and queries
   */
  constructor(
    readonly version: number,
    readonly from: number,
    readonly until: number,
    bytes: { pages: number; errorsAndQueries: number },
  ) {
    this.pages = cacheOf(bytes.pages)
    this.errorsAndQueries = cacheOf(bytes.errorsAndQueries)
  }

  get size() {
    const caches = [this.pages, this.errorsAndQueries]
    return {
      pages: caches.reduce((sum, cache) => sum + cache.size, 0),
      bytes: caches.reduce((sum, cache) => sum + cache.calculatedSize, 0),
    }
  }

  find(address: string): Page | undefined {
    return this.pages.get(address) ?? this.errorsAndQueries.get(address)
  }

  keep(address: string, page: Page) {
    const isPlainPage = page.status < 400 && !address.includes('?')
    const cache = isPlainPage ? this.pages : this.errorsAndQueries
    cache.set(address, page)
  }

  /** Begins to render a page, or shares the rendering that is under way. */
  share(address: string, begin: () => Promise<Page>): Promise<Page> {
    const sharing = this.underWay.get(address) ?? begin().finally(() => this.underWay.delete(address))
    this.underWay.set(address, sharing)
    return sharing
  }
}

/** Pages by address, bounded by bytes: the least recently used goes first, and one page has at most a quarter of the room. */
function cacheOf(bytes: number): Pages {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.max(1, Math.floor(bytes / 4)),
    sizeCalculation: (page, address) => page.bytes + address.length,
  })
}
