import { addMissed, isWorthKeeping, otherPaths, type MissedAddress } from '@/domain/addresses/missed-addresses'
import { log } from '@/lib/log'

/** How long (ms) a count may wait in memory: what a crash can lose. */
const pause = 30_000
/** How many addresses wait at most; any more are only counted together. */
const most = 1_000
/** Every zone's midnight is at a quarter of an hour, so that those within one belong to one month. */
const quarter = 900_000

/**
 * Counts of addresses that were asked for and not found, on their way to the database: the path and the quarter of an hour,
 * nothing about who. What only scanners ask for is one number. A timer runs only while something waits.
 */
export class MissedCounts {
  private waiting = new Map<string, number>()
  private begun = 0
  private timer: NodeJS.Timeout | undefined
  private keeping: Promise<void> = Promise.resolve()

  constructor(private readonly keep: (missed: MissedAddress[]) => Promise<void> = addMissed) {}

  /** A path was asked for once more, at a moment (UTC ms). Called for every such request, so it does next to nothing. */
  readonly add = (path: string, at: number) => {
    if (at - this.begun >= quarter || at < this.begun) this.turnTo(at - (at % quarter))
    const times = this.waiting.get(path)
    if (times !== undefined) return void this.waiting.set(path, times + 1)
    const key = this.waiting.size < most && isWorthKeeping(path) ? path : otherPaths
    this.waiting.set(key, (this.waiting.get(key) ?? 0) + 1)
    this.timer ??= setTimeout(() => void this.flush(), pause).unref()
  }

  private turnTo(begun: number) {
    if (this.waiting.size) void this.flush()
    this.begun = begun
  }

  /** Writes down what waits. What could not be written waits for the next time, as far as there is room. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const at = this.begun
    const missed = [...this.waiting].map(([path, times]) => ({ path, times, at }))
    this.waiting = new Map()
    if (missed.length) this.keeping = this.keeping.then(() => this.keepOrWait(missed))
    return this.keeping
  }

  private async keepOrWait(missed: MissedAddress[]) {
    try {
      await this.keep(missed)
    } catch (error) {
      log.warn('Missed addresses could not be counted yet', { error })
      for (const { path, times } of missed) {
        const key = this.waiting.has(path) || this.waiting.size < most ? path : otherPaths
        this.waiting.set(key, (this.waiting.get(key) ?? 0) + times)
      }
      this.timer ??= setTimeout(() => void this.flush(), pause).unref()
    }
  }
}
