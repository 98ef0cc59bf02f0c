import { setTimeout as wait } from 'node:timers/promises'
import { log } from '@/lib/process/log'

/** The interval (ms) at which it is asked whether something waits to be made, and how long everybody else has the processor between two things. */
const every = 3_600_000
const breath = 1_000

/** Makes one thing after the other, until nothing waits or `signal` says so. The value: how many were made. */
export type Make = (making: { signal: AbortSignal; pause: () => Promise<unknown> }) => Promise<number>

/**
 * Makes files that uploads lack that were stored by an older version of the program: made once an hour, beside everything else,
 * and never waited for. A file that is sent now has all of it already.
 */
export class HourlyMaking {
  private next = -Infinity
  private running: Promise<void> | undefined
  private readonly stopping = new AbortController()

  /** @param thing what is made, as the log names it */
  constructor(
    private readonly thing: string,
    private readonly make: Make,
  ) {}

  /** @param now UTC ms */
  tick(now: number) {
    if (now < this.next || this.running || this.stopping.signal.aborted) return
    this.next = now + every
    this.running = this.work().finally(() => (this.running = undefined))
  }

  private async work() {
    const { thing } = this
    try {
      const { signal } = this.stopping
      const made = await this.make({ signal, pause: () => wait(breath, undefined, { signal }).catch(() => {}) })
      if (made > 0) log.info('What uploads lacked was made', { thing, made })
    } catch (error) {
      log.error('What uploads lack could not be made', { thing, error })
    }
  }

  /** Breaks off; the rest is made after the next start. */
  async stop() {
    this.stopping.abort()
    await this.running
  }
}
