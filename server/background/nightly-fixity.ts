import { setTimeout as wait } from 'node:timers/promises'
import { checkTonight } from '@/domain/care/nightly-check'
import { checkRecordTonight } from '@/domain/care/record-check'
import { log } from '@/lib/process/log'

/** The time (ms) that a night's check may take, and how long after a failure it is tried again. */
const maxTime = 30 * 60_000
const retry = 60 * 60_000
/** After each piece of a file the disk and the processor are everybody else's for a while (ms). */
const breath = 4

/** The record, then the night's share of the stored files. */
const checkRecordAndFiles: typeof checkTonight = async (now, how) => {
  await checkRecordTonight(now)
  return checkTonight(now, how)
}

/**
 * The nightly check of the record and of stored files, beside everything else: begun where one is due and none runs, and never waited for.
 * Until the next night comes, asking costs a comparison.
 */
export class NightlyFixity {
  private next = -Infinity
  private running: Promise<void> | undefined
  private readonly stopping = new AbortController()

  constructor(private readonly check: typeof checkTonight = checkRecordAndFiles) {}

  /** @param now UTC ms */
  tick(now: number) {
    if (now < this.next || this.running || this.stopping.signal.aborted) return
    this.running = this.run(now).finally(() => (this.running = undefined))
  }

  private async run(now: number) {
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(maxTime)])
    try {
      this.next = await this.check(now, { signal, pause: () => wait(breath) })
    } catch (error) {
      this.next = now + retry
      log.error('The nightly check of the record and of stored files failed', { error })
    }
  }

  /** Breaks off and waits until what was found is written down; the rest is read after the next start. */
  async stop() {
    this.stopping.abort()
    await this.running
  }
}
