import { setTimeout as wait } from 'node:timers/promises'
import { isShared } from '@/db/connection'
import { takeLock, type Lock } from '@/db/locks/lock'
import { log } from '@/lib/process/log'

/** Milliseconds. */
const usualPause = 10_000

export type Lead = Pick<Lock, 'confirm'>

type Begin = (lead: Lead) => () => Promise<void>

const alone: Lead = { confirm: async () => true }

/** The leader holds a lock in PostgreSQL; without the lock the work stops. Returns a function that stops for good. */
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
    // Other code reports a missing database.
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
