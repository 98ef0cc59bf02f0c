import { log } from '@/lib/process/log'

/** Milliseconds between lines. */
const logInterval = 60_000

/** Logs refusals once a minute, so that a flood does not fill the log. */
export class RefusalLog {
  private times = 0
  private next = -Infinity

  /** @param now milliseconds on a clock that is never set */
  note(now: number) {
    this.times++
    if (now < this.next) return
    log.warn('Requests are refused: more is asked for than can be made', { times: this.times })
    this.times = 0
    this.next = now + logInterval
  }
}
