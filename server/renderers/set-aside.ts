import { LRUCache } from 'lru-cache'

const [minDelay, maxDelay] = [30_000, 3_600_000]

type Entry = { version: number; times: number; until: number }

/**
 * Addresses whose page ended the process that made it. They are not tried again until what is public has changed, or after a pause
 * that doubles each time: a machine that was overloaded must not cost a page for ever.
 */
export class SetAside {
  private readonly entries = new LRUCache<string, Entry>({ max: 1_000 })

  constructor(private readonly version: () => number) {}

  /** @param now UTC ms. Answers with the seconds to wait, or 0 for an address that may be tried. */
  secondsLeft(address: string, now: number): number {
    const entry = this.entries.get(address)
    return entry && entry.version === this.version() ? Math.max(0, Math.ceil((entry.until - now) / 1000)) : 0
  }

  add(address: string, now: number) {
    const version = this.version()
    const before = this.entries.get(address)
    const times = before?.version === version ? before.times + 1 : 1
    this.entries.set(address, { version, times, until: now + Math.min(minDelay * 2 ** (times - 1), maxDelay) })
  }

  /** Forgets an address whose page was made after all. */
  clear(address: string) {
    this.entries.delete(address)
  }
}
