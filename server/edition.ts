import type { Page } from './page'

/** The public site between two changes: what was rendered of it while `version` stood and before `until` came. */
export class Edition {
  private readonly shelf: Shelf
  private readonly small: Shelf
  private readonly underWay = new Map<string, Promise<Page>>()

  /** @param from @param until the moments (UTC ms) it holds between @param bytes the room for pages, and for 404s and queries */
  constructor(
    readonly version: number,
    readonly from: number,
    readonly until: number,
    bytes: { pages: number; others: number },
  ) {
    this.shelf = new Shelf(bytes.pages)
    this.small = new Shelf(bytes.others)
  }

  get holds() {
    const [all, few] = [this.shelf.holds, this.small.holds]
    return { pages: all.pages + few.pages, bytes: all.bytes + few.bytes }
  }

  find(address: string): Page | undefined {
    return this.shelf.find(address) ?? this.small.find(address)
  }

  keep(address: string, page: Page) {
    const found = page.status < 400 && !address.includes('?')
    ;(found ? this.shelf : this.small).put(address, page)
  }

  /** Begins a page, or joins whoever is having it made already. */
  share(address: string, begin: () => Promise<Page>): Promise<Page> {
    const sharing = this.underWay.get(address) ?? begin().finally(() => this.underWay.delete(address))
    this.underWay.set(address, sharing)
    return sharing
  }
}

/** Pages by address, bounded by bytes; the one not asked for longest goes first. */
export class Shelf {
  private readonly pages = new Map<string, { page: Page; bytes: number }>()
  private used = 0

  constructor(private readonly room: number) {}

  find(address: string): Page | undefined {
    const held = this.pages.get(address)
    if (!held) return undefined
    // A Map keeps the order of insertion.
    this.pages.delete(address)
    this.pages.set(address, held)
    return held.page
  }

  get holds() {
    return { pages: this.pages.size, bytes: this.used }
  }

  put(address: string, page: Page) {
    this.drop(address)
    const bytes = page.bytes + address.length
    if (bytes > this.room / 4) return
    this.pages.set(address, { page, bytes })
    this.used += bytes
    for (const oldest of this.pages.keys()) {
      if (this.used <= this.room) break
      this.drop(oldest)
    }
  }

  private drop(address: string) {
    this.used -= this.pages.get(address)?.bytes ?? 0
    this.pages.delete(address)
  }
}
