import { setTimeout as wait } from 'node:timers/promises'
import { isShared } from '@/db/connection'
import { takeLock, type Lock } from '@/db/locks/lock'
import { log } from '@/lib/process/log'

/** Milliseconds between two tries to get the lead. */
const defaultPause = 10_000

export type Leadership = Pick<Lock, 'confirm'>

type BeginLeading = (lead: Leadership) => () => Promise<void>

const onlyInstance: Leadership = { confirm: async () => true }

/** Runs work while this instance holds the leader's lock in PostgreSQL. Returns a function that stops for good. */
export function whileLeading(begin: BeginLeading, pause = defaultPause): () => Promise<void> {
  if (!isShared) return begin(onlyInstance)
  const stopping = new AbortController()
  const ended = leadAgainAndAgain(begin, pause, stopping.signal)
  return async function stopLeading() {
    stopping.abort()
    await ended
  }
}

async function leadAgainAndAgain(begin: BeginLeading, pause: number, stopping: AbortSignal) {
  while (!stopping.aborted) {
    // Other code reports a missing database.
    const lock = await takeLock('leading', 0).catch(() => undefined)
    if (lock) await leadUntilStopped(lock, begin, stopping)
    else await wait(pause, undefined, { signal: stopping, ref: false }).catch(() => {})
  }
}

async function leadUntilStopped(lock: Lock, begin: BeginLeading, stopping: AbortSignal) {
  log.info('This instance does the background jobs now')
  try {
    const stop = begin(lock)
    await untilAborted(AbortSignal.any([lock.lost, stopping]))
    if (lock.lost.aborted) log.warn('This instance has lost the background jobs to whichever asks first')
    await stop().catch((error: unknown) => log.error('The background jobs could not be stopped', { error }))
  } finally {
    await lock.release()
  }
}

async function untilAborted(signal: AbortSignal) {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}
