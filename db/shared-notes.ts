import * as postgres from './engines/postgres-notes'
import { isPostgres } from './kit'
import type { SharedNote } from './shared-note'

// Short-lived notes between processes: an unlogged table in PostgreSQL, emptied by a crash; memory with SQLite.

const globalKey = Symbol.for('gazette.shared-notes')
const globalState = globalThis as { [globalKey]?: Map<string, Map<string, SharedNote>> }
const notesByTopic = () => (globalState[globalKey] ??= new Map<string, Map<string, SharedNote>>())

export async function putNote(topic: string, note: SharedNote) {
  if (isPostgres) return postgres.putNote(topic, note)
  const notes = notesByTopic().get(topic) ?? new Map<string, SharedNote>()
  notesByTopic().set(topic, notes.set(note.name, note))
}

export async function removeNote(topic: string, name: string) {
  if (isPostgres) return postgres.removeNote(topic, name)
  const notes = notesByTopic().get(topic)
  notes?.delete(name)
  if (notes?.size === 0) notesByTopic().delete(topic)
}

/** `since`: UTC ms. */
export async function notesSince(topic: string, since: number): Promise<SharedNote[]> {
  if (isPostgres) return postgres.notesSince(topic, since)
  return [...(notesByTopic().get(topic)?.values() ?? [])].filter(({ at }) => at >= since)
}

export async function removeNotesBefore(moment: number) {
  if (isPostgres) return postgres.removeNotesBefore(moment)
  for (const [topic, notes] of notesByTopic())
    for (const { name, at } of notes.values()) if (at < moment) await removeNote(topic, name)
}
