import { read, sharedMoment } from '@/db/connection'
import { notesSince, putNote, removeNote } from '@/db/shared-notes'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { findPermittedEntry } from '@/domain/entries/head'

/** Milliseconds that a silent window counts as open. */
export const openTimeout = 30_000

type Window = { staffId: number; name: string; seenAt: number; wroteAt?: number }
type Room = Map<string, Window>

/** A person, or another window of this person; ages in ms. */
export type Present = { name: string; you: boolean; wroteAgo?: number }

type EntryWindow = {
  entryId: number
  /** The session of one window. */
  session: string
  /** Milliseconds. */
  wroteAgo?: number
}

/** Marks an entry as open in a window (`now` UTC ms); returns others who have it open. Throws NotPermitted. */
export async function openEntryWindow(
  actor: Actor,
  { entryId, session, wroteAgo }: EntryWindow,
  now: number,
): Promise<Result<Present[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused('This text no longer exists.')
  const at = sharedMoment(now)
  const wroteAt = wroteAgo === undefined ? undefined : at - wroteAgo
  const value: Window = { staffId: actor.id!, name: actor.name, seenAt: at, wroteAt }
  await putNote(topicOf(entryId), { name: windowName(actor, session), value, at })
  return done(othersIn(actor, await roomOf(entryId, at), session, at))
}

/** Like `openEntryWindow`, without marking it as open. */
export async function listPresent(actor: Actor, entryId: number, now: number): Promise<Result<Present[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused('This text no longer exists.')
  const at = sharedMoment(now)
  return done(othersIn(actor, await roomOf(entryId, at), undefined, at))
}

/** A person can name only their own windows. */
export async function closeEntryWindow(
  actor: Actor,
  { entryId, session }: Pick<EntryWindow, 'entryId' | 'session'>,
): Promise<Result> {
  await removeNote(topicOf(entryId), windowName(actor, session))
  return done(undefined)
}

const topicOf = (entryId: number) => `entry ${entryId}`
const windowName = ({ id }: Actor, session: string) => `${id}/${session}`

async function roomOf(entryId: number, now: number): Promise<Room> {
  const notes = await notesSince(topicOf(entryId), now - openTimeout)
  return new Map(notes.map(({ name, value }) => [name, value as Window]))
}

/** One row for each person, with their latest act. */
function othersIn(actor: Actor, room: Room, session: string | undefined, now: number): Present[] {
  const people = new Map<number, Present>()
  for (const [window, { staffId, name, wroteAt }] of room) {
    if (session !== undefined && window === windowName(actor, session)) continue
    const person = people.get(staffId)
    const wroteAgo = smaller(person?.wroteAgo, wroteAt === undefined ? undefined : now - wroteAt)
    people.set(staffId, { name, you: staffId === actor.id, wroteAgo })
  }
  return [...people.values()]
}

function smaller(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
