import { LRUCache } from 'lru-cache'
import type { Page } from './page'

type Pages = LRUCache<string, Page>

/** The public site between two changes: the pages that were rendered while `version` stood and before `until` came. */
export class CacheGeneration {
  private readonly pages: Pages
  private readonly errorsAndQueries: Pages
  private readonly underWay = new Map<string, Promise<Page>>()

  /** @param from @param until the moments (UTC ms) between which it holds @param bytes the room for pages, and for 404s and queries */
  constructor(
    readonly version: number,
    readonly from: number,
    readonly until: number,
    bytes: { pages: number; others: number },
  ) {
    this.pages = cacheOf(bytes.pages)
    this.errorsAndQueries = cacheOf(bytes.others)
  }

  get size() {
    const { pages, errorsAndQueries: others } = this
    return { pages: pages.size + others.size, bytes: pages.calculatedSize + others.calculatedSize }
  }

  find(address: string): Page | undefined {
    return this.pages.get(address) ?? this.errorsAndQueries.get(address)
  }

  keep(address: string, page: Page) {
    const isPlainPage = page.status < 400 && !address.includes('?')
    const cache = isPlainPage ? this.pages : this.errorsAndQueries
    cache.set(address, page)
  }

  /** Begins a page, or joins whoever is having it made already. */
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
