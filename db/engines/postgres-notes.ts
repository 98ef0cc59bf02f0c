import type { SharedNote } from '../shared-note'
import { askBeside } from './postgres'

// `shared_notes` is written without the writers' lock and without waiting for the disk.

export async function putNote(topic: string, { name, value, at }: SharedNote) {
  await askBeside(
    `insert into shared_notes (topic, name, value, at) values ($1, $2, $3, $4)
      on conflict (topic, name) do update set value = excluded.value, at = excluded.at`,
    [topic, name, JSON.stringify(value), at],
  )
}

export async function removeNote(topic: string, name: string) {
  await askBeside('delete from shared_notes where topic = $1 and name = $2', [topic, name])
}

export async function notesSince(topic: string, since: number): Promise<SharedNote[]> {
  const rows = await askBeside<{ name: string; value: string; at: number }>(
    'select name, value, at from shared_notes where topic = $1 and at >= $2 order by id',
    [topic, since],
  )
  return rows.map(({ value, ...note }) => ({ ...note, value: JSON.parse(value) as unknown }))
}

export async function removeNotesBefore(moment: number) {
  await askBeside('delete from shared_notes where at < $1', [moment])
}
