import { addMissed, isWorthKeeping, otherPaths } from '@/domain/addresses/missed-addresses'
import { addDownloads } from '@/domain/files/downloads'
import { log } from '@/lib/process/log'

/** Milliseconds of counts that a crash can lose. */
const defaultPause = 30_000
/** Milliseconds. Midnight in every zone is at a quarter of an hour, so each quarter lies in one month. */
const quarterHour = 900_000

/** A count of one key. `at`: the beginning of a quarter of an hour, UTC ms. */
export type BufferedCount = { key: string; at: number; times: number }

export type CountBufferOptions = {
  save: (counts: BufferedCount[]) => Promise<void>
  failure: string
  /** Milliseconds. */
  pause?: number
  /** Maximum number of keys; further ones are counted under `otherKey`. */
  max?: number
  otherKey?: string
  isWorthKeeping?: (key: string) => boolean
}

/** Buffers counts for the database, without data about readers. The timer runs only while counts wait. */
export class CountBuffer {
  private pending = new Map<number, Map<string, number>>()
  private keys = 0
  private timer: NodeJS.Timeout | undefined
  private saving: Promise<void> = Promise.resolve()

  constructor(private readonly options: CountBufferOptions) {}

  /** Counts a request. It must stay cheap: every counted request calls it. */
  readonly add = (key: string, at: number, times = 1) => {
    const quarterStart = at - (at % quarterHour)
    let counts = this.pending.get(quarterStart)
    if (!counts) this.pending.set(quarterStart, (counts = new Map()))
    const countedKey = counts.has(key) || this.isCountedAlone(key) ? key : this.options.otherKey!
    const before = counts.get(countedKey)
    if (before === undefined) this.keys++
    counts.set(countedKey, (before ?? 0) + times)
    this.timer ??= setTimeout(() => void this.flush(), this.options.pause ?? defaultPause).unref()
  }

  private isCountedAlone(key: string) {
    const { max = Infinity, otherKey, isWorthKeeping = () => true } = this.options
    return otherKey === undefined || (this.keys < max && isWorthKeeping(key))
  }

  /** Counts whose write fails wait for the next time, as far as there is room. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const counts = [...this.pending].flatMap(([at, keys]) => [...keys].map(([key, times]) => ({ key, at, times })))
    this.pending = new Map()
    this.keys = 0
    if (counts.length > 0) this.saving = this.saving.then(() => this.saveOrKeep(counts))
    return this.saving
  }

  private async saveOrKeep(counts: BufferedCount[]) {
    try {
      await this.options.save(counts)
    } catch (error) {
      log.warn(this.options.failure, { error })
      for (const { key, at, times } of counts) this.add(key, at, times)
    }
  }
}

/** Returns a buffer of downloads, counted by the upload's id. */
export function downloadCounts(save = addDownloads, pause?: number) {
  return new CountBuffer({
    pause,
    save: (counts) => save(counts.map(({ key, at, times }) => ({ mediaId: key, at, times }))),
    failure: 'Downloads could not be counted yet',
  })
}

/** Returns a buffer of missed addresses, counted by path. Addresses that only scanners request share one count. */
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
