import { setTimeout as wait } from 'node:timers/promises'
import { makeDueEditions } from '@/domain/files/editions'
import { log } from '@/lib/log'

/** How often (ms) it is asked whether files wait for an edition, and how long everybody else has the processor between two of them. */
const every = 3_600_000
const breath = 1_000

/**
 * Editions of documents that were read by an older version of the program, or that took too long while somebody waited: made beside
 * everything else, and never waited for.
 */
export class MissingEditions {
  private next = -Infinity
  private running: Promise<void> | undefined
  private readonly stopping = new AbortController()

  constructor(private readonly make: typeof makeDueEditions = makeDueEditions) {}

  /** @param now UTC ms */
  tick(now: number) {
    if (now < this.next || this.running || this.stopping.signal.aborted) return
    this.next = now + every
    this.running = this.work().finally(() => (this.running = undefined))
  }

  private async work() {
    try {
      const { signal } = this.stopping
      const made = await this.make({ signal, pause: () => wait(breath, undefined, { signal }).catch(() => {}) })
      if (made > 0) log.info('Editions of documents were made', { made })
    } catch (error) {
      log.error('Editions of documents could not be made', { error })
    }
  }

  /** Breaks off; the rest is made after the next start. */
  async stop() {
    this.stopping.abort()
    await this.running
  }
}
