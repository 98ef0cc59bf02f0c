import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isShared } from '@/db/connection'
import { notesSince, putNote, removeNote } from '@/db/shared-notes'
import { env } from '@/lib/process/env'

/** Backups, and copies between them, which run independently. */
export type BackupKind = 'backing-up' | 'copying'

export type RunningBackup = {
  what: 'made' | 'proved'
  /** UTC ms. */
  since: number
  /** Bytes. */
  done: number
  of: number
}

/** `passing`: paths to remove after an interruption. */
export type WorkState = RunningBackup & { passing: string[] }

// For other processes: a file in DATA_DIR, or a note in a shared database.

const topic = 'backups'
const stateFile = (kind: BackupKind) => join(env().dataDir, `${kind}.json`)
// Notes are written in turn.
let noted: Promise<unknown> = Promise.resolve()

export function writeWorkState(state: WorkState, kind: BackupKind) {
  if (isShared) {
    const note = { name: kind, value: { ...state, passing: [...state.passing] }, at: state.since }
    noted = noted.then(() => putNote(topic, note)).catch(() => {})
    return
  }
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(`${stateFile(kind)}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${stateFile(kind)}.new`, stateFile(kind))
}

export async function lastWorkState(kind: BackupKind): Promise<WorkState | undefined> {
  if (isShared) return (await notesSince(topic, 0)).find(({ name }) => name === kind)?.value as WorkState | undefined
  try {
    return JSON.parse(readFileSync(stateFile(kind), 'utf8')) as WorkState
  } catch {
    return undefined
  }
}

export async function removeWorkState(kind: BackupKind) {
  await noted
  if (isShared) await removeNote(topic, kind).catch(() => {})
  else rmSync(stateFile(kind), { force: true })
}
