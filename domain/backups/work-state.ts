import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isShared } from '@/db/connection'
import { notesSince, putNote, removeNote } from '@/db/shared-notes'
import { env } from '@/lib/process/env'

/** The day's backups and those that somebody asks for, and the copies between them: neither waits for the other. */
export type BackupKind = 'backing-up' | 'copying'

export type RunningBackup = {
  what: 'made' | 'proved'
  /** UTC ms. */
  since: number
  /** Bytes that were read so far, and of how many. */
  done: number
  of: number
}

/** `passing`: what has to go should it be cut off. */
export type WorkState = RunningBackup & { passing: string[] }

// The progress of backup, for whoever asks in another process: a file in DATA_DIR, or a note where instances share an archive.

const topic = 'backups'
const stateFile = (kind: BackupKind) => join(env().dataDir, `${kind}.json`)
// Each is put after the one before.
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
