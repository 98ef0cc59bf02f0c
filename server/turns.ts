export type TurnLimits = {
  /** How many run at a time: in all, and for one asker. */
  atOnce: number
  atOnceEach: number
  /** How many may wait: in all, and for one asker. */
  waiting: number
  waitingEach: number
}

/** Who asks for a turn; `asker` is undefined for everybody of whom nothing is known. `signal` aborts when the asker leaves. */
export type TurnRequest = { asker: string | undefined; signal: AbortSignal }

/** No turn: too many wait. */
export class TooBusy extends Error {}
/** No turn: whoever waited has left. */
export class HasLeft extends Error {}

/** After how many milliseconds a turn counts as over, whatever became of it. */
const longest = 30_000

/**
 * Turns at work that takes the one thread: a bounded number at a time, and a bounded line for each asker. Whose turn is next
 * goes round the askers, so that a thousand requests of one delay the first of another by no more than a turn.
 */
export class Turns {
  /** Those who wait, by asker; the asker whose turn is next comes first. */
  private readonly lines = new Map<string, Set<() => void>>()
  private readonly runningOf = new Map<string, number>()
  private running = 0
  private waiting = 0

  constructor(private readonly limits: TurnLimits) {}

  /**
   * Does some work when its turn comes.
   * @throws TooBusy at once where too many wait, HasLeft where whoever asked leaves before their turn
   */
  async take<T>({ asker = '', signal }: TurnRequest, work: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw new HasLeft()
    if (this.mayBegin(asker)) this.begin(asker)
    else await this.wait(asker, signal)
    let isOver = false
    const endOnce = () => {
      if (!isOver) this.end(asker)
      isOver = true
    }
    const timer = setTimeout(endOnce, longest).unref()
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      endOnce()
    }
  }

  private mayBegin(asker: string) {
    const { atOnce, atOnceEach } = this.limits
    return this.running < atOnce && (asker === '' || (this.runningOf.get(asker) ?? 0) < atOnceEach)
  }

  private begin(asker: string) {
    this.running++
    this.runningOf.set(asker, (this.runningOf.get(asker) ?? 0) + 1)
  }

  private end(asker: string) {
    this.running--
    const remaining = this.runningOf.get(asker)! - 1
    if (remaining > 0) this.runningOf.set(asker, remaining)
    else this.runningOf.delete(asker)
    this.next()
  }

  private wait(asker: string, signal: AbortSignal) {
    const line = this.lines.get(asker) ?? new Set()
    const { waiting, waitingEach } = this.limits
    if (this.waiting >= waiting || (asker !== '' && line.size >= waitingEach)) throw new TooBusy()
    return new Promise<void>((resolve, reject) => {
      const proceed = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.drop(asker, proceed)
        reject(new HasLeft())
      }
      signal.addEventListener('abort', leave, { once: true })
      this.lines.set(asker, line.add(proceed))
      this.waiting++
    })
  }

  private drop(asker: string, proceed: () => void) {
    const line = this.lines.get(asker)!
    line.delete(proceed)
    if (line.size === 0) this.lines.delete(asker)
    this.waiting--
  }

  private next() {
    for (const [asker, line] of this.lines) {
      if (!this.mayBegin(asker)) continue
      const [proceed] = line
      this.drop(asker, proceed!)
      if (line.size > 0) {
        // To the end of the round: a Map keeps the order of insertion.
        this.lines.delete(asker)
        this.lines.set(asker, line)
      }
      this.begin(asker)
      proceed!()
    }
  }
}
