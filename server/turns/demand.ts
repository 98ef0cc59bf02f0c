import { LRUCache } from 'lru-cache'

/** After how many milliseconds a request counts half. */
const halfLife = 30_000

/** The amount that each asker has asked for lately, whatever came of it. */
export class Demand {
  private readonly counts = new LRUCache<string, { count: number; at: number }>({ max: 10_000 })

  /** @param now milliseconds on a clock that is never set */
  add(asker: string, now: number) {
    this.counts.set(asker, { count: this.countOf(asker, now) + 1, at: now })
  }

  /** 0 for one request, one more each time that it is twice as many: those who ask about as much are alike. */
  levelOf(asker: string, now: number): number {
    return Math.floor(Math.log2(Math.max(1, this.countOf(asker, now))))
  }

  private countOf(asker: string, now: number) {
    const known = this.counts.get(asker)
    return known ? known.count * 2 ** ((known.at - now) / halfLife) : 0
  }
}
