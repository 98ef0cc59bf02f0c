import { log } from '@/lib/process/log'

/** The interval (ms) at which a line says that requests are refused. */
const pause = 60_000

/** Says that requests are refused because too many wait: a line a minute, since a flood must not become one of lines. */
export class RefusalLog {
  private times = 0
  private next = -Infinity

  /** @param now milliseconds on a clock that is never set */
  note(now: number) {
    this.times++
    if (now < this.next) return
    log.warn('Requests are refused: more is asked for than can be made', { times: this.times })
    this.times = 0
    this.next = now + pause
  }
}
