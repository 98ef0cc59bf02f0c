import { rmSync } from 'node:fs'
import { and, eq, gt, max } from 'drizzle-orm'
import { isShared, read, write } from '@/db/connection'
import { endWhenLost, isLocked, takeLock } from '@/db/locks/lock'
import { backups, requests } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import {
  lastWorkState,
  removeWorkState,
  writeWorkState,
  type BackupKind,
  type RunningBackup,
  type WorkState,
} from './work-state'

/** For the one who makes or proves a backup: what it says of itself, and what must be gone should it be cut off. */
export type Work = {
  show(progress: Pick<RunningBackup, 'what' | 'done' | 'of'>): void
  /** Names what exists only while it goes on, before it exists. */
  passing(path: string): void
}

/** The time (ms) that one waits for another that is nearly done. */
const patience = 2_000
/** The interval (ms) at which what is under way writes how far it is. */
const pause = 500

/**
 * Makes or proves a backup, one at a time in all processes: the lock ends with its process. What one before left behind that
 * was cut off is cleaned up first. @param now UTC ms
 */
export async function oneAtATime<T>(
  work: (work: Work) => Promise<Result<T>>,
  now: number,
  kind: BackupKind = 'backing-up',
): Promise<Result<T>> {
  const lock = await takeLock(kind, patience)
  if (!lock) return refused('Another backup is being made or proved just now. Wait until it is done.')
  endWhenLost(lock)
  const state: WorkState = { what: 'made', since: now, done: 0, of: 0, passing: [] }
  let writtenAt = -Infinity
  try {
    clean((await lastWorkState(kind))?.passing)
    writeWorkState(state, kind)
    return await work({
      show(progress) {
        Object.assign(state, progress)
        if (performance.now() - writtenAt < pause && progress.done < progress.of) return
        writtenAt = performance.now()
        writeWorkState(state, kind)
      },
      passing(path) {
        state.passing.push(path)
        writeWorkState(state, kind)
      },
    })
  } finally {
    clean(state.passing)
    await removeWorkState(kind)
    await lock.release()
  }
}

function clean(passing: string[] = []) {
  for (const path of passing) rmSync(path, { recursive: true, force: true })
}

/** Returns what is being made or proved now, by whichever process. */
export async function runningBackup(): Promise<RunningBackup | undefined> {
  if (!(await isLocked('backing-up'))) return undefined
  const { passing: _, ...state } = (await lastWorkState('backing-up')) ?? {
    what: 'made' as const,
    since: 0,
    done: 0,
    of: 0,
    passing: [],
  }
  return state
}

/** Returns whether any process copies uploads now: none may go meanwhile. */
export async function isCopyingUploads(): Promise<boolean> {
  return (await isLocked('backing-up')) || (await isLocked('copying'))
}

/** Returns what is under way, and the number of the newest attempt, by which an open page knows that it has ended. */
export async function backingUp(actor: Actor) {
  permit(actor, 'manageBackups')
  const [row] = await read()
    .select({ newest: max(backups.id) })
    .from(backups)
  return { underway: (await runningBackup()) ?? null, newest: row?.newest ?? 0 }
}

export type BackingUp = Awaited<ReturnType<typeof backingUp>>

/** The time (ms) in which it is worth making a backup that somebody asked for and that could not be begun. */
const requestLifetime = 86_400_000

// The desk asks, the background jobs answer, on whichever machine. Where both are in one process, in several copies of this module, they need not wait
// until the jobs look for what was asked for.
const key = Symbol.for('gazette.backup-asked')
const shared = globalThis as { [key]?: () => Promise<void> }

/** Registers how this process is told that somebody wants one now. */
export function onBackupRequest(tell: () => Promise<void>) {
  shared[key] = tell
}

/** Has a backup made now, into the folder for them (`now` UTC ms). Throws NotPermitted. */
export async function askForBackup(actor: Actor, now: number): Promise<Result> {
  permit(actor, 'manageBackups')
  if (await runningBackup()) return refused('A backup is being made or proved just now. Wait until it is done.')
  if (!(await isAnswered())) return refused('This server makes no backups: start it with npm start.')
  await write(async (tx) => {
    const request = { what: 'backup', at: now } as const
    await tx.insert(requests).values(request).onConflictDoUpdate({ target: requests.what, set: request })
    await record(tx, actor, { verb: 'asked for a backup' }, now)
  })
  await shared[key]?.()
  return done(undefined)
}

async function isAnswered() {
  return isShared ? isLocked('leading') : shared[key] !== undefined
}

/** Returns whether somebody waits for a backup that they asked for (`now` UTC ms). */
export async function isBackupRequested(now: number): Promise<boolean> {
  const isOpen = and(eq(requests.what, 'backup'), gt(requests.at, now - requestLifetime))
  return (await read().$count(requests, isOpen)) > 0
}

/** Notes that the backup was made that somebody asked for, or could not be: why is written down then. */
export async function endBackupRequest() {
  await write(async (tx) => void (await tx.delete(requests).where(eq(requests.what, 'backup'))))
}
