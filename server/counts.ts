import { addDownloads, type DownloadCount } from '@/domain/files/downloads'
import { log } from '@/lib/log'

/** How long (ms) a count may wait in memory: what a crash can lose. */
const pause = 30_000
/** Every zone's midnight is at a quarter of an hour, so that those within one belong to one month. */
const quarter = 900_000

/**
 * Counts of downloads on their way to the database: the file and the quarter of an hour, nothing about who. A timer runs
 * only while something waits.
 */
export class DownloadCounts {
  private waiting = new Map<string, DownloadCount>()
  private timer: NodeJS.Timeout | undefined
  private keeping: Promise<void> = Promise.resolve()

  constructor(private readonly keep: (fetched: DownloadCount[]) => Promise<void> = addDownloads) {}

  /** One more download of a file, at a moment (UTC ms). */
  readonly add = (mediaId: string, at: number, times = 1) => {
    const begun = at - (at % quarter)
    const key = `${mediaId} ${begun}`
    this.waiting.set(key, { mediaId, at: begun, times: times + (this.waiting.get(key)?.times ?? 0) })
    this.timer ??= setTimeout(() => void this.flush(), pause).unref()
  }

  /** Writes down what waits, in one transaction. What could not be written waits for the next time. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const fetched = [...this.waiting.values()]
    this.waiting.clear()
    if (fetched.length) this.keeping = this.keeping.then(() => this.keepOrWait(fetched))
    return this.keeping
  }

  private async keepOrWait(fetched: DownloadCount[]) {
    try {
      await this.keep(fetched)
    } catch (error) {
      log.warn('Downloads could not be counted yet', { error })
      for (const { mediaId, at, times } of fetched) this.add(mediaId, at, times)
    }
  }
}
