import { EventEmitter, once } from 'node:events'
import { LRUCache } from 'lru-cache'
import { limits } from '../front-door/limits'
import { FairTurns, type TurnRequest } from '../turns/turns'
import { cannotBeMade, PageSetAside, Unavailable } from '../front-door/unavailable'
import { processTime } from './process-time'
import type { RenderProcess } from './render-process'

/** Milliseconds of processor time to render a page, and of the clock to wait for a free process. */
export type PageTimes = { page: number; wait: number }

/** Milliseconds between a lost connection and the message of the exit, and for a start on a machine that is busy. */
const [maxExitDelay, maxStartTime] = [5_000, 60_000]

/** The factor by which a page may take longer by the clock than of the processor, on a busy machine. */
const maxSlowness = 6

/** The work of a process. It calls `answered` when the process may begin the next page. */
type ProcessWork<T> = (one: RenderProcess, answered: () => void) => Promise<T>

const [minDelay, maxDelay] = [30_000, 3_600_000]

type SetAsideEntry = { version: number; failures: number; until: number }

/**
 * Pages that are not rendered after their second failure, until a public change or for a pause that doubles: an
 * overload must not lose a page for ever.
 */
class PagesSetAside {
  private readonly entries = new LRUCache<string, SetAsideEntry>({ max: 1_000 })

  constructor(private readonly version: () => number) {}

  /** @param now UTC ms. Answers with the seconds to wait, or 0 for an address that may be tried. */
  secondsLeft(address: string, now: number): number {
    const entry = this.entries.get(address)
    return entry && entry.version === this.version() ? Math.max(0, Math.ceil((entry.until - now) / 1000)) : 0
  }

  add(address: string, now: number, count: number) {
    const version = this.version()
    const before = this.entries.get(address)
    const failures = (before?.version === version ? before.failures : 0) + count
    const delay = failures < 2 ? 0 : Math.min(minDelay * 2 ** (failures - 2), maxDelay)
    this.entries.set(address, { version, failures, until: now + delay })
  }

  clear(address: string) {
    this.entries.delete(address)
  }
}

/** Processes that each render one page at a time. A slow page ends its process; after another exit it is retried. */
export class PageProcesses {
  private readonly busy = new Set<RenderProcess>()
  private readonly turns: FairTurns
  private readonly setAside: PagesSetAside
  private readonly changes = new EventEmitter<{ free: [] }>().setMaxListeners(0)

  constructor(
    private readonly all: RenderProcess[],
    version: () => number,
    private readonly times: PageTimes = { page: 10_000, wait: 20_000 },
  ) {
    const atOnce = all.length
    this.turns = new FairTurns({ ...limits.turns, atOnce, atOnceEach: Math.max(1, atOnce - 1) })
    this.setAside = new PagesSetAside(version)
    for (const one of all) one.on('ready', () => this.changes.emit('free'))
  }

  /** @throws Unavailable, TooBusy, ClientGone, and what `work` throws if its process goes on */
  make<T>(address: string, turn: TurnRequest, work: ProcessWork<T>): Promise<T> {
    this.refuseSetAside(address)
    return this.turns.take(turn, async () => {
      const result = (await this.try(address, work)) ?? (await this.try(address, work, true))
      return result!.answer
    })
  }

  /** Undefined: the process exited and the page may be retried. */
  private async try<T>(address: string, work: ProcessWork<T>, isLastTry = false): Promise<{ answer: T } | undefined> {
    const one = isLastTry ? await this.findRunningProcess() : await this.take()
    let [isOver, isFree] = [false, false]
    const [used, began] = [processTime(one.pid), performance.now()]
    const timer = setInterval(() => {
      const { page } = this.times
      if (processTime(one.pid) - used < page && performance.now() - began < maxSlowness * page) return
      isOver = true
      one.kill()
    }, this.times.page / 10)
    // Only once: later the process may be used by another.
    const free = () => {
      if (isFree) return
      isFree = true
      clearInterval(timer)
      this.busy.delete(one)
      this.changes.emit('free')
    }
    try {
      const answer = await work(one, free)
      this.setAside.clear(address)
      return { answer }
    } catch (error) {
      if (!(await one.ends(maxExitDelay))) throw error
      if (!isOver && !isLastTry) return undefined
      this.setAside.add(address, Date.now(), isOver ? 1 : 2)
      throw cannotBeMade(this.setAside.secondsLeft(address, Date.now()) || 5)
    } finally {
      free()
    }
  }

  private async take(): Promise<RenderProcess> {
    const isAnyReady = this.all.some(({ isReady }) => isReady)
    for (const deadline = AbortSignal.timeout(isAnyReady ? this.times.wait : maxStartTime); ;) {
      const one = this.all.find((page) => page.isReady && !this.busy.has(page))
      if (one) return (this.busy.add(one), one)
      await once(this.changes, 'free', { signal: deadline }).catch(() => {
        throw new Unavailable(5)
      })
    }
  }

  /** Finds a process that answers: the cause of one exit may have ended others. @throws Unavailable */
  private async findRunningProcess(): Promise<RenderProcess> {
    for (;;) {
      const one = await this.take()
      if (await one.answers(this.times.page)) return one
      const hasEnded = await one.ends(maxExitDelay)
      this.busy.delete(one)
      if (!hasEnded) throw new Unavailable(5)
    }
  }

  private refuseSetAside(address: string) {
    const seconds = this.setAside.secondsLeft(address, Date.now())
    if (seconds > 0) throw new PageSetAside(seconds)
  }
}
