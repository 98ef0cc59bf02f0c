import { addMissed, isWorthKeeping, otherPaths } from '@/domain/addresses/missed-addresses'
import { addDownloads } from '@/domain/files/downloads'
import { log } from '@/lib/process/log'

/** The time (ms) that a count may wait in memory: what a crash can lose. */
const usualPause = 30_000
/** Every zone's midnight is at a quarter of an hour, so that the moments within one belong to one month. */
const quarter = 900_000

/** A count: it says that something happened to `key` some times in the quarter of an hour that begins at a moment (UTC ms). */
export type Count = { key: string; at: number; times: number }

export type CountBufferOptions = {
  /** Writes counts down, all or none. */
  save: (counts: Count[]) => Promise<void>
  /** The sentence of the log where counts could not be written. */
  failure: string
  /** The time (ms) that a count may wait, where that is another time than usual. */
  pause?: number
  /** The number of keys that wait at most, and under which one all others are counted together. */
  max?: number
  otherKey?: string
  /** True if a key is worth a count of its own. */
  isWorthKeeping?: (key: string) => boolean
}

/**
 * Counts on their way to the database: what was counted and the quarter of an hour, nothing about who. A timer runs only while
 * something waits.
 */
export class CountBuffer {
  /** Times by key, by the beginning of their quarter of an hour. */
  private pending = new Map<number, Map<string, number>>()
  private keys = 0
  private timer: NodeJS.Timeout | undefined
  private saving: Promise<void> = Promise.resolve()

  constructor(private readonly options: CountBufferOptions) {}

  /** Counts once more, at a moment (UTC ms). It is called for every such request, so it does next to nothing. */
  readonly add = (key: string, at: number, times = 1) => {
    const quarterStart = at - (at % quarter)
    let counts = this.pending.get(quarterStart)
    if (!counts) this.pending.set(quarterStart, (counts = new Map()))
    const countedKey = counts.has(key) || this.isCountedAlone(key) ? key : this.options.otherKey!
    const before = counts.get(countedKey)
    if (before === undefined) this.keys++
    counts.set(countedKey, (before ?? 0) + times)
    this.timer ??= setTimeout(() => void this.flush(), this.options.pause ?? usualPause).unref()
  }

  private isCountedAlone(key: string) {
    const { max = Infinity, otherKey, isWorthKeeping = () => true } = this.options
    return otherKey === undefined || (this.keys < max && isWorthKeeping(key))
  }

  /** Writes down what waits. What could not be written waits for the next time, as far as there is room. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const counts = [...this.pending].flatMap(([at, keys]) => [...keys].map(([key, times]) => ({ key, at, times })))
    this.pending = new Map()
    this.keys = 0
    if (counts.length > 0) this.saving = this.saving.then(() => this.saveOrKeep(counts))
    return this.saving
  }

  private async saveOrKeep(counts: Count[]) {
    try {
      await this.options.save(counts)
    } catch (error) {
      log.warn(this.options.failure, { error })
      for (const { key, at, times } of counts) this.add(key, at, times)
    }
  }
}

/** Downloads of files, by the id of the upload. */
export function downloadCounts(save = addDownloads, pause?: number) {
  return new CountBuffer({
    pause,
    save: (counts) => save(counts.map(({ key, at, times }) => ({ mediaId: key, at, times }))),
    failure: 'Downloads could not be counted yet',
  })
}

/** Addresses that were asked for and not found, by their path. What only scanners ask for is one number. */
export function missedAddressCounts(save = addMissed, pause?: number) {
  return new CountBuffer({
    pause,
    save: (counts) => save(counts.map(({ key, at, times }) => ({ path: key, times, at }))),
    failure: 'Missed addresses could not be counted yet',
    max: 1_000,
    otherKey: otherPaths,
    isWorthKeeping,
  })
}
