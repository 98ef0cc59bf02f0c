import { Unavailable } from '../front-door/unavailable'
import { LRUCache } from 'lru-cache'

/** Milliseconds. */
const halfLife = 30_000

export class RecentDemand {
  private readonly counts = new LRUCache<string, { count: number; at: number }>({ max: 10_000 })

  /** @param now milliseconds on a clock that is never set */
  add(asker: string, now: number) {
    this.counts.set(asker, { count: this.countOf(asker, now) + 1, at: now })
  }

  /** Returns a level that grows by one with each doubling of demand, so that similar askers are equal. */
  levelOf(asker: string, now: number): number {
    return Math.floor(Math.log2(Math.max(1, this.countOf(asker, now))))
  }

  private countOf(asker: string, now: number) {
    const known = this.counts.get(asker)
    return known ? known.count * 2 ** ((known.at - now) / halfLife) : 0
  }
}

export type TurnLimits = {
  atOnce: number
  atOnceEach: number
  waiting: number
  waitingEach: number
}

/** The lines that belong to no asker: for work that comes first, and for popular pages, each requested once. */
type OwnLine = 'first' | 'popular'

/** A request for a turn. `asker`: undefined if unknown; `signal`: aborts when the asker leaves or waited too long. */
export type TurnRequest = { asker?: string; signal: AbortSignal; line?: OwnLine }

/** The error of a request that cannot wait: too many wait already whose askers made fewer requests. */
export class TooBusy extends Unavailable {
  constructor() {
    super(5)
  }
}
export class ClientGone extends Error {}

/** Milliseconds. */
const maxTurnTime = 30_000

/** The longest waiting gets every fourth turn, so that nobody waits for ever. */
const fairShare = 4

type WaitingRequest = { since: number; proceed: () => void; refuse: () => void }

/** Gives turns to the asker with the least recent demand. A full line drops a request of the asker with the most. */
export class FairTurns {
  /** Equal askers take turns in order. */
  private readonly lines = new Map<string, Set<WaitingRequest>>()
  private readonly runningOf = new Map<string, number>()
  private readonly demand = new RecentDemand()
  private running = 0
  private waiting = 0
  private turns = 0

  constructor(private readonly limits: TurnLimits) {}

  /** Runs work in its turn. Throws TooBusy if too many wait, at once or later; ClientGone if the asker left. */
  async take<T>({ asker: network = '', signal, line }: TurnRequest, work: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw new ClientGone()
    const asker = line ?? network
    this.demand.add(asker, performance.now())
    if (this.mayBegin(asker)) this.begin(asker)
    else await this.wait(asker, signal)
    let isOver = false
    const endOnce = () => {
      if (!isOver) this.end(asker)
      isOver = true
    }
    const timer = setTimeout(endOnce, maxTurnTime).unref()
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      endOnce()
    }
  }

  private mayBegin(asker: string) {
    const { atOnce, atOnceEach } = this.limits
    return this.running < atOnce && (!isKnownAsker(asker) || (this.runningOf.get(asker) ?? 0) < atOnceEach)
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
    const { waiting, waitingEach } = this.limits
    if (isKnownAsker(asker) && (this.lines.get(asker)?.size ?? 0) >= waitingEach) throw new TooBusy()
    if (!isPopular(asker) && this.waiting >= waiting) this.dropBusiestAsker(asker)
    const line = this.lines.get(asker) ?? new Set()
    return new Promise<void>((resolve, reject) => {
      const giveUp = (reason: Error) => () => {
        signal.removeEventListener('abort', leave)
        this.drop(asker, one)
        reject(reason)
      }
      const leave = giveUp(isPopular(asker) ? new Unavailable(5) : new ClientGone())
      const proceed = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const one: WaitingRequest = { since: performance.now(), proceed, refuse: giveUp(new TooBusy()) }
      signal.addEventListener('abort', leave, { once: true })
      this.lines.set(asker, line.add(one))
      if (!isPopular(asker)) this.waiting++
    })
  }

  /** Drops a waiting request of the asker with most. @throws TooBusy if that is the newcomer */
  private dropBusiestAsker(newcomer: string) {
    let most = { asker: newcomer, waiting: (this.lines.get(newcomer)?.size ?? 0) + 1 }
    for (const [asker, line] of this.lines) {
      const other = { asker, waiting: line.size }
      if (asker !== newcomer && !isPopular(asker) && this.compare(other, most) > 0) most = other
    }
    if (most.asker === newcomer) throw new TooBusy()
    Array.from(this.lines.get(most.asker)!).at(-1)!.refuse()
  }

  /** Compares two askers. Positive if the first has more recent demand, or equal demand and more waiting. */
  private compare(a: { asker: string; waiting: number }, b: { asker: string; waiting: number }) {
    return this.levelOf(a.asker) - this.levelOf(b.asker) || a.waiting - b.waiting
  }

  private levelOf(asker: string) {
    return isFirst(asker) ? -1 : this.demand.levelOf(asker, performance.now())
  }

  private drop(asker: string, one: WaitingRequest) {
    const line = this.lines.get(asker)!
    line.delete(one)
    if (line.size === 0) this.lines.delete(asker)
    if (!isPopular(asker)) this.waiting--
  }

  private next() {
    for (let found = this.nextLine(); found; found = this.nextLine()) {
      const [asker, line] = found
      const [one] = line
      this.drop(asker, one!)
      if (line.size > 0) {
        // Moves the asker to the end of the round: a Map keeps insertion order.
        this.lines.delete(asker)
        this.lines.set(asker, line)
      }
      this.begin(asker)
      one!.proceed()
    }
  }

  private nextLine(): [string, Set<WaitingRequest>] | undefined {
    const able = Array.from(this.lines).filter(([asker]) => this.mayBegin(asker))
    if (able.length === 0) return undefined
    const turn = ++this.turns
    const isLongest = turn % fairShare === 0 && !able.some(([asker]) => isFirst(asker))
    const rank = ([asker, line]: [string, Set<WaitingRequest>]) => {
      // Popular pages have every second turn: many wait for each, but others must not wait for all of them.
      if (isPopular(asker)) return turn % 2 === 0 ? Infinity : -0.5
      return isLongest ? waitingSince(line) : this.levelOf(asker)
    }
    return able.reduce((best, other) => (rank(other) < rank(best) ? other : best))
  }
}

function waitingSince(line: Set<WaitingRequest>) {
  const [one] = line
  return one!.since
}

function isKnownAsker(asker: string) {
  return asker !== '' && !isFirst(asker) && !isPopular(asker)
}

function isFirst(asker: string) {
  return asker === ('first' satisfies OwnLine)
}

function isPopular(asker: string) {
  return asker === ('popular' satisfies OwnLine)
}
