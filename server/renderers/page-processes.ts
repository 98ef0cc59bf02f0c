import { EventEmitter, once } from 'node:events'
import { LRUCache } from 'lru-cache'
import { limits } from '../front-door/limits'
import { Turns, type TurnRequest } from '../turns/turns'
import { cannotBeMade, PageSetAside, Unavailable } from '../front-door/unavailable'
import type { RenderProcess } from './render-process'

/** The time (ms) that a page may take, and how long a request waits until a process is there again. */
export type PageTimes = { page: number; wait: number }

/** The time (ms) after a connection was lost the end of its process may be heard of. */
const heardOf = 1_000

/** Has a process make a page. `answered`: the answer begins, so that the process may make the next one. */
type Work<T> = (one: RenderProcess, answered: () => void) => Promise<T>

const [minDelay, maxDelay] = [30_000, 3_600_000]

type Entry = { version: number; times: number; until: number }

/**
 * Addresses whose page ended the process that made it. They are not tried again until what is public has changed, or after a pause
 * that doubles each time: a machine that was overloaded must not cost a page for ever.
 */
class SetAside {
  private readonly entries = new LRUCache<string, Entry>({ max: 1_000 })

  constructor(private readonly version: () => number) {}

  /** @param now UTC ms. Answers with the seconds to wait, or 0 for an address that may be tried. */
  secondsLeft(address: string, now: number): number {
    const entry = this.entries.get(address)
    return entry && entry.version === this.version() ? Math.max(0, Math.ceil((entry.until - now) / 1000)) : 0
  }

  add(address: string, now: number) {
    const version = this.version()
    const before = this.entries.get(address)
    const times = before?.version === version ? before.times + 1 : 1
    this.entries.set(address, { version, times, until: now + Math.min(minDelay * 2 ** (times - 1), maxDelay) })
  }

  /** Forgets an address whose page was made after all. */
  clear(address: string) {
    this.entries.delete(address)
  }
}

/**
 * The processes that make pages, each one page at a time, in fair turns. A page that takes too long ends its process, and is
 * refused to those alone who ask for it; where a process ends by itself, another one tries once more.
 */
export class PageProcesses {
  private readonly busy = new Set<RenderProcess>()
  private readonly turns: Turns
  private readonly setAside: SetAside
  private readonly changes = new EventEmitter<{ free: [] }>().setMaxListeners(0)

  constructor(
    private readonly all: RenderProcess[],
    version: () => number,
    private readonly times: PageTimes = { page: 10_000, wait: 20_000 },
  ) {
    const atOnce = all.length
    this.turns = new Turns({ ...limits.turns, atOnce, atOnceEach: Math.max(1, atOnce - 1) })
    this.setAside = new SetAside(version)
    for (const one of all) one.on('ready', () => this.changes.emit('free'))
  }

  /** @throws Unavailable, TooBusy, ClientGone, and what `work` throws where its process goes on */
  make<T>(address: string, turn: TurnRequest, work: Work<T>): Promise<T> {
    this.refuseSetAside(address)
    return this.turns.take(turn, async () => {
      const result = (await this.try(address, work)) ?? (await this.try(address, work, true))
      return result!.answer
    })
  }

  /** Answers undefined where the process ended by itself and the page may be tried again. */
  private async try<T>(address: string, work: Work<T>, isLastTry = false): Promise<{ answer: T } | undefined> {
    const one = isLastTry ? await this.takeAlive() : await this.take()
    let [isOver, isFree] = [false, false]
    const timer = setTimeout(() => {
      isOver = true
      one.kill()
    }, this.times.page)
    // Once: by the second time somebody else may have it.
    const free = () => {
      if (isFree) return
      isFree = true
      clearTimeout(timer)
      this.busy.delete(one)
      this.changes.emit('free')
    }
    try {
      const answer = await work(one, free)
      this.setAside.clear(address)
      return { answer }
    } catch (error) {
      if (!(await one.ends(heardOf))) throw error
      if (!isOver && !isLastTry) return undefined
      this.setAside.add(address, Date.now())
      throw cannotBeMade(this.setAside.secondsLeft(address, Date.now()))
    } finally {
      free()
    }
  }

  /** A process that does nothing else, which from now on is busy. */
  private async take(): Promise<RenderProcess> {
    for (const deadline = AbortSignal.timeout(this.times.wait); ;) {
      const one = this.all.find((page) => page.isReady && !this.busy.has(page))
      if (one) return (this.busy.add(one), one)
      await once(this.changes, 'free', { signal: deadline }).catch(() => {
        throw new Unavailable(5)
      })
    }
  }

  /** Takes a process that answers now: what ended one may have ended others too, without a word of it yet. @throws Unavailable */
  private async takeAlive(): Promise<RenderProcess> {
    for (;;) {
      const one = await this.take()
      if (await one.answers(this.times.wait)) return one
      const hasEnded = await one.ends(heardOf)
      this.busy.delete(one)
      if (!hasEnded) throw new Unavailable(5)
    }
  }

  private refuseSetAside(address: string) {
    const seconds = this.setAside.secondsLeft(address, Date.now())
    if (seconds > 0) throw new PageSetAside(seconds)
  }
}
