import { AsyncLocalStorage } from 'node:async_hooks'
import type { ChildProcess } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { env } from '@/lib/process/env'
import { refused, type Refused, type Result } from '@/lib/result'

export type ChildTurn = {
  asker: string
  isBackground?: boolean
  signal?: AbortSignal
  /** Called with `true` when the work has to wait, and with `false` when it then begins. */
  onWait?: (waits: boolean) => void
}

type RetryableRefusal = Refused & { again: true }

const queueFull = 'Many files are being checked just now. Try again in a minute.'
const siteStopping = 'The site stops for a moment. Send the file again in a minute.'
export const uploadCutShort = 'The upload was cut short. Nothing was kept: try again.'

type QueueLimits = { atOnce: number; maxWaiting: number; maxOfOne: number }
type QueuedWork = ChildTurn & { begin: (refusal?: Refused) => void }

/** Queue of child processes that read uploads. People take turns; background work never takes the last place. */
export class ChildQueue {
  private readonly inside = new AsyncLocalStorage<true>()
  private readonly people = new Map<string, QueuedWork[]>()
  private readonly background = new Map<string, QueuedWork[]>()
  private readonly children = new Set<ChildProcess>()
  private running = 0
  private runningInBackground = 0
  private isStopping = false

  constructor(readonly limits: QueueLimits) {}

  /** Does work that needs a child process. Refused if the queue is full, the client has left, or the server stops. */
  async inTurn<T>(turn: ChildTurn, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const refusal = await this.begin(turn)
    if (refusal) return refusal
    try {
      const result = await this.inside.run(true, work)
      return !result.ok && this.isStopping ? refusedForNow(siteStopping) : result
    } finally {
      this.end(turn)
    }
  }

  /** Takes a background turn, unless the work already runs in a turn. */
  async inSomeTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside.getStore()) return work()
    const turn = { asker: '', isBackground: true }
    await this.begin(turn)
    try {
      return await this.inside.run(true, work)
    } finally {
      this.end(turn)
    }
  }

  watch(child: ChildProcess) {
    this.children.add(child)
    child.once('close', () => this.children.delete(child)).once('error', () => this.children.delete(child))
    if (this.isStopping) child.kill('SIGKILL')
  }

  /** Refuses all waiting and new work, and ends the running children after `grace` (ms). */
  stop(grace: number) {
    this.isStopping = true
    for (const queue of [this.people, this.background]) {
      for (const turn of [...queue.values()].flat()) turn.begin(refusedForNow(siteStopping))
      queue.clear()
    }
    setTimeout(() => this.endAll(), grace).unref()
  }

  endAll() {
    for (const child of this.children) child.kill('SIGKILL')
  }

  private begin(turn: ChildTurn): Promise<Refused | undefined> | Refused | undefined {
    if (turn.signal?.aborted) return refused(uploadCutShort)
    if (this.isStopping) return refusedForNow(siteStopping)
    const queue = turn.isBackground ? this.background : this.people
    if (queue.size === 0 && this.canStart(turn)) return this.countStart(turn)
    const queued = queue.get(turn.asker) ?? []
    if (!turn.isBackground && (queued.length >= this.limits.maxOfOne || this.waiting() >= this.limits.maxWaiting))
      return refusedForNow(queueFull)
    return new Promise((resolve) => {
      const leave = () => {
        removeQueued(queue, waiting)
        resolve(refused(uploadCutShort))
      }
      const waiting: QueuedWork = {
        ...turn,
        begin: (refusal) => {
          turn.signal?.removeEventListener('abort', leave)
          if (!refusal) turn.onWait?.(false)
          resolve(refusal)
        },
      }
      turn.signal?.addEventListener('abort', leave, { once: true })
      queue.set(turn.asker, [...queued, waiting])
      turn.onWait?.(true) // last, because the callback may make the client leave at once
    })
  }

  private canStart({ isBackground }: ChildTurn) {
    const { atOnce } = this.limits
    return this.running < atOnce && (!isBackground || this.runningInBackground < Math.max(1, atOnce - 1))
  }

  private countStart({ isBackground }: ChildTurn) {
    this.running++
    if (isBackground) this.runningInBackground++
    return undefined
  }

  private end({ isBackground }: ChildTurn) {
    this.running--
    if (isBackground) this.runningInBackground--
    for (const queue of [this.people, this.background]) {
      const next = queue.values().next().value?.[0]
      if (!next || !this.canStart(next)) continue
      removeQueued(queue, next)
      const remaining = queue.get(next.asker)
      if (remaining && queue.delete(next.asker)) queue.set(next.asker, remaining)
      this.countStart(next)
      return next.begin()
    }
  }

  private waiting() {
    return [...this.people.values()].reduce((sum, queued) => sum + queued.length, 0)
  }
}

function refusedForNow(message: string): RetryableRefusal {
  return { ...refused(message), again: true }
}

function removeQueued(queue: Map<string, QueuedWork[]>, turn: QueuedWork) {
  const remaining = (queue.get(turn.asker) ?? []).filter((queued) => queued !== turn)
  if (remaining.length > 0) queue.set(turn.asker, remaining)
  else queue.delete(turn.asker)
}

const memoryOfChild = 300_000_000

function usualAtOnce() {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / 2 / memoryOfChild), 8))
}

const globalKey = Symbol.for('gazette.child-queue')
const globalState = globalThis as { [globalKey]?: ChildQueue }

export function childQueue(): ChildQueue {
  if (!globalState[globalKey]) {
    const queue = new ChildQueue({ atOnce: env().fileChecks ?? usualAtOnce(), maxWaiting: 200, maxOfOne: 50 })
    process.once('exit', () => queue.endAll())
    globalState[globalKey] = queue
  }
  return globalState[globalKey]
}
