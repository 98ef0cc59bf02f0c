import * as postgres from './engines/postgres-notes'
import { isPostgres } from './kit'
import type { SharedNote } from './shared-note'

// Notes that processes note for each other and nobody misses a minute later: who has an entry open, how far long work is. With
// PostgreSQL in a table that is in no log and is emptied by a crash, written beside the one writer; with SQLite in the memory of
// the process.

// Next's bundles load this module several times and must share it.
const key = Symbol.for('gazette.shared-notes')
const shared = globalThis as { [key]?: Map<string, Map<string, SharedNote>> }
const topics = () => (shared[key] ??= new Map<string, Map<string, SharedNote>>())

/** Keeps a note in place of the one under the same name. */
export async function putNote(topic: string, note: SharedNote) {
  if (isPostgres) return postgres.putNote(topic, note)
  const notes = topics().get(topic) ?? new Map<string, SharedNote>()
  topics().set(topic, notes.set(note.name, note))
}

export async function removeNote(topic: string, name: string) {
  if (isPostgres) return postgres.removeNote(topic, name)
  const notes = topics().get(topic)
  notes?.delete(name)
  if (notes?.size === 0) topics().delete(topic)
}

/** The notes of a topic that were put at a moment (UTC ms) or later, in the order in which their names came first. */
export async function notesSince(topic: string, since: number): Promise<SharedNote[]> {
  if (isPostgres) return postgres.notesSince(topic, since)
  return [...(topics().get(topic)?.values() ?? [])].filter(({ at }) => at >= since)
}

/** Removes the notes that were put before a moment (UTC ms). */
export async function removeNotesBefore(moment: number) {
  if (isPostgres) return postgres.removeNotesBefore(moment)
  for (const [topic, notes] of topics())
    for (const { name, at } of notes.values()) if (at < moment) await removeNote(topic, name)
}

/** Forgets what is in the memory of this process, for a test that begins with a database of its own. */
export function forgetNotes() {
  topics().clear()
}
