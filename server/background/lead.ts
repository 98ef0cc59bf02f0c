import { setTimeout as wait } from 'node:timers/promises'
import { isShared } from '@/db/connection'
import { takeLock, type Lock } from '@/db/locks/lock'
import { log } from '@/lib/process/log'

/** The interval (ms) at which an instance asks whether the lead is free. */
const usualPause = 10_000

/** The question that work asks that only the leader does: whether this process still leads. */
export type Lead = Pick<Lock, 'confirm'>

/** Begins work and answers with how to stop it. */
type Begin = (lead: Lead) => () => Promise<void>

const alone: Lead = { confirm: async () => true }

/**
 * Has work done by one process of the installation: with SQLite by this one, with PostgreSQL by whichever instance holds the lock. One that loses it
 * stops the work at once and asks for it again. The value stops the work and gives the lead back.
 */
export function whileLeading(begin: Begin, pause = usualPause): () => Promise<void> {
  if (!isShared) return begin(alone)
  const stopping = new AbortController()
  const ended = leadAgainAndAgain(begin, pause, stopping.signal)
  return async function stopLeading() {
    stopping.abort()
    await ended
  }
}

async function leadAgainAndAgain(begin: Begin, pause: number, stopping: AbortSignal) {
  while (!stopping.aborted) {
    // If the database is away, everything says so.
    const lock = await takeLock('leading', 0).catch(() => undefined)
    if (lock) await lead(lock, begin, stopping)
    else await wait(pause, undefined, { signal: stopping, ref: false }).catch(() => {})
  }
}

async function lead(lock: Lock, begin: Begin, stopping: AbortSignal) {
  log.info('This instance does the background jobs now')
  try {
    const stop = begin(lock)
    await aborted(AbortSignal.any([lock.lost, stopping]))
    if (lock.lost.aborted) log.warn('This instance has lost the background jobs to whichever asks first')
    await stop().catch((error: unknown) => log.error('The background jobs could not be stopped', { error }))
  } finally {
    await lock.release()
  }
}

async function aborted(signal: AbortSignal) {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}
