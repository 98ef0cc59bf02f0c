import { rmSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { and, eq, gt, lte, max } from 'drizzle-orm'
import { isShared, read, write } from '@/db/connection'
import { endWhenLost, isLocked, takeLock } from '@/db/locks/lock'
import { backups, requests } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { join } from 'node:path'
import { notesSince, putNote, removeNote } from '@/db/shared-notes'
import { env } from '@/lib/process/env'

export type Work = {
  show(progress: Pick<RunningBackup, 'what' | 'done' | 'of'>): void
  /** Notes a path to remove after an interruption, before it exists. */
  passing(path: string): void
}

/** Returns milliseconds. */
const lockTimeout = 2_000
/** Milliseconds between progress reports. */
const progressPause = 500

/** Runs one at a time in all processes, after removing files of an interrupted run. @param now UTC ms */
export async function oneAtATime<T>(
  work: (work: Work) => Promise<Result<T>>,
  now: number,
  kind: BackupKind = 'backing-up',
): Promise<Result<T>> {
  const lock = await takeLock(kind, lockTimeout)
  if (!lock) return refused('Another backup is being made or proved just now. Wait until it is done.')
  endWhenLost(lock)
  const state: WorkState = { what: 'made', since: now, done: 0, of: 0, passing: [] }
  let writtenAt = -Infinity
  try {
    removePassing((await lastWorkState(kind))?.passing)
    writeWorkState(state, kind)
    return await work({
      show(progress) {
        Object.assign(state, progress)
        if (performance.now() - writtenAt < progressPause && progress.done < progress.of) return
        writtenAt = performance.now()
        writeWorkState(state, kind)
      },
      passing(path) {
        state.passing.push(path)
        writeWorkState(state, kind)
      },
    })
  } finally {
    removePassing(state.passing)
    await removeWorkState(kind)
    await lock.release()
  }
}

function removePassing(passing: string[] = []) {
  for (const path of passing) rmSync(path, { recursive: true, force: true })
}

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

/** Returns whether uploads are being copied: then they must not be removed. */
export async function isCopyingUploads(): Promise<boolean> {
  return (await isLocked('backing-up')) || (await isLocked('copying'))
}

/** Finds a requested or running backup; `newest`: its id tells an open page that it has ended. @param now UTC ms */
export async function backingUp(actor: Actor, now: number) {
  permit(actor, 'manageBackups')
  // First the request: it is kept until its backup has ended.
  const isRequested = (await isBackupRequested(now)) && (await isRequestAnswered())
  const underway = (await runningBackup()) ?? null
  const [row] = await read()
    .select({ newest: max(backups.id) })
    .from(backups)
  return { isRequested, underway, newest: row?.newest ?? 0 }
}

export type BackingUp = Awaited<ReturnType<typeof backingUp>>

/** Milliseconds after which a request is dropped. */
const requestLifetime = 86_400_000

// In one process, the copies of this module share a callback, so that a request from the desk starts the job at once.
const globalKey = Symbol.for('gazette.backup-asked')
const globalState = globalThis as { [globalKey]?: () => Promise<void> }

export function onBackupRequest(tell: () => Promise<void>) {
  globalState[globalKey] = tell
}

export async function askForBackup(actor: Actor, now: number): Promise<Result> {
  permit(actor, 'manageBackups')
  if (await runningBackup()) return refused('A backup is being made or proved just now. Wait until it is done.')
  if (!(await isRequestAnswered())) return refused('This server makes no backups: start it with npm start.')
  await write(async (tx) => {
    const request = { what: 'backup', at: now } as const
    await tx.insert(requests).values(request).onConflictDoUpdate({ target: requests.what, set: request })
    await record(tx, actor, { verb: 'asked for a backup' }, now)
  })
  await globalState[globalKey]?.()
  return done(undefined)
}

async function isRequestAnswered() {
  return isShared ? isLocked('leading') : globalState[globalKey] !== undefined
}

export async function isBackupRequested(now: number): Promise<boolean> {
  const isOpen = and(eq(requests.what, 'backup'), gt(requests.at, now - requestLifetime))
  return (await read().$count(requests, isOpen)) > 0
}

/** Ends a request, also after a failed backup, whose reason is recorded. @param begun UTC ms; a later request stays */
export async function endBackupRequest(begun: number) {
  const isAnswered = and(eq(requests.what, 'backup'), lte(requests.at, begun))
  await write(async (tx) => void (await tx.delete(requests).where(isAnswered)))
}

/** Kinds of work that run independently: backups, and copies between them. */
type BackupKind = 'backing-up' | 'copying'

type RunningBackup = {
  what: 'made' | 'proved'
  since: number
  /** Bytes. */
  done: number
  of: number
}

/** `passing`: paths to remove after an interruption. */
type WorkState = RunningBackup & { passing: string[] }

// The state is kept for other processes: in a file in DATA_DIR, or as a note in a shared database.

const topic = 'backups'
const stateFile = (kind: BackupKind) => join(env().dataDir, `${kind}.json`)
let lastNote: Promise<unknown> = Promise.resolve()

function writeWorkState(state: WorkState, kind: BackupKind) {
  if (isShared) {
    const note = { name: kind, value: { ...state, passing: [...state.passing] }, at: state.since }
    lastNote = lastNote.then(() => putNote(topic, note)).catch(() => {})
    return
  }
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(`${stateFile(kind)}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${stateFile(kind)}.new`, stateFile(kind))
}

async function lastWorkState(kind: BackupKind): Promise<WorkState | undefined> {
  if (isShared) return (await notesSince(topic, 0)).find(({ name }) => name === kind)?.value as WorkState | undefined
  try {
    return JSON.parse(readFileSync(stateFile(kind), 'utf8')) as WorkState
  } catch {
    return undefined
  }
}

async function removeWorkState(kind: BackupKind) {
  await lastNote
  if (isShared) await removeNote(topic, kind).catch(() => {})
  else rmSync(stateFile(kind), { force: true })
}
