import { LRUCache } from 'lru-cache'

/** Milliseconds. */
const halfLife = 30_000

export class Demand {
  private readonly counts = new LRUCache<string, { count: number; at: number }>({ max: 10_000 })

  /** @param now milliseconds on a clock that is never set */
  add(asker: string, now: number) {
    this.counts.set(asker, { count: this.countOf(asker, now) + 1, at: now })
  }

  /** Grows by one with each doubling, so that similar askers are equal. */
  levelOf(asker: string, now: number): number {
    return Math.floor(Math.log2(Math.max(1, this.countOf(asker, now))))
  }

  private countOf(asker: string, now: number) {
    const known = this.counts.get(asker)
    return known ? known.count * 2 ** ((known.at - now) / halfLife) : 0
  }
}
