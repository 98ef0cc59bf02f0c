import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLocked, takeLock } from '@/db/lock'
import { max } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { backups } from '@/db/schema'
import { env } from '@/lib/env'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

export type RunningBackup = {
  what: 'made' | 'proved'
  /** UTC ms. */
  since: number
  /** Bytes that were read so far, and of how many. */
  done: number
  of: number
}

/** For the one who makes or proves a backup: what it says of itself, and what must be gone should it be cut off. */
export type Work = {
  show(progress: Pick<RunningBackup, 'what' | 'done' | 'of'>): void
  /** Names what exists only while it goes on, before it exists. */
  passing(path: string): void
}

const lockFile = () => join(env().dataDir, 'backing-up.lock')
const stateFile = () => join(env().dataDir, 'backing-up.json')
/** How long (ms) one waits for another that is nearly done. */
const patience = 2_000
/** How often (ms) what is under way writes how far it is. */
const pause = 500

/**
 * Makes or proves a backup, one at a time in all processes: the lock ends with its process. What one before left behind that
 * was cut off is cleaned up first. @param now UTC ms
 */
export async function oneAtATime<T>(work: (work: Work) => Promise<Result<T>>, now: number): Promise<Result<T>> {
  const release = takeLock(lockFile(), patience)
  if (!release) return refused('Another backup is being made or proved just now. Wait until it is done.')
  const state: State = { what: 'made', since: now, done: 0, of: 0, passing: [] }
  let writtenAt = -Infinity
  try {
    clean(lastState()?.passing)
    writeState(state)
    return await work({
      show(progress) {
        Object.assign(state, progress)
        if (performance.now() - writtenAt < pause && progress.done < progress.of) return
        writtenAt = performance.now()
        writeState(state)
      },
      passing(path) {
        state.passing.push(path)
        writeState(state)
      },
    })
  } finally {
    clean(state.passing)
    rmSync(stateFile(), { force: true })
    release()
  }
}

type State = RunningBackup & { passing: string[] }

function clean(passing: string[] = []) {
  for (const path of passing) rmSync(path, { recursive: true, force: true })
}

function writeState(state: State) {
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(`${stateFile()}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${stateFile()}.new`, stateFile())
}

function lastState(): State | undefined {
  try {
    return JSON.parse(readFileSync(stateFile(), 'utf8')) as State
  } catch {
    return undefined
  }
}

/** What is being made or proved now, by whichever process. */
export function runningBackup(): RunningBackup | undefined {
  if (!isLocked(lockFile())) return undefined
  const { passing: _, ...state } = lastState() ?? { what: 'made' as const, since: 0, done: 0, of: 0, passing: [] }
  return state
}

/** What is under way, and the number of the newest attempt, by which an open page knows that it has ended. */
export async function backingUp(actor: Actor) {
  permit(actor, 'manageBackups')
  const [row] = await read()
    .select({ newest: max(backups.id) })
    .from(backups)
  return { underway: runningBackup() ?? null, newest: row?.newest ?? 0 }
}

export type BackingUp = Awaited<ReturnType<typeof backingUp>>

// The desk asks, the server's background jobs answer: both are in one process, in several copies of this module.
const key = Symbol.for('gazette.backup-asked')
const shared = globalThis as { [key]?: () => void }

/** Whoever makes backups in this process says how it is told that somebody wants one now. */
export function onBackupRequest(tell: () => void) {
  shared[key] = tell
}

/** Has a backup made now, into the folder for them (`now` UTC ms). Throws NotPermitted. */
export async function askForBackup(actor: Actor, now: number): Promise<Result> {
  permit(actor, 'manageBackups')
  if (!env().backups) return refused('BACKUP_DIR names no folder for backups. Whoever looks after the server sets it.')
  if (runningBackup()) return refused('A backup is being made or proved just now. Wait until it is done.')
  const tell = shared[key]
  if (!tell) return refused('This server makes no backups: start it with npm start.')
  await write(async (tx) => record(tx, actor, { verb: 'asked for a backup' }, now))
  tell()
  return done(undefined)
}
