import { read, sharedMoment } from '@/db/connection'
import { notesSince, putNote, removeNote } from '@/db/shared-notes'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { findPermittedEntry } from '@/domain/entries/head'

/** The time (ms) that a window that says nothing more counts as open. */
export const stay = 30_000

type Window = { staffId: number; name: string; seenAt: number; wroteAt?: number }
type Room = Map<string, Window>

/** Someone else who has an entry open, or the same person in another window; ages in ms. */
export type Present = { name: string; you: boolean; wroteAgo?: number }

type EntryWindow = {
  entryId: number
  /** The editor's session: one for each window. */
  session: string
  /** The time (ms) since this window last wrote something that is in it. */
  wroteAgo?: number
}

/** Says that a window has an entry open (`now` UTC ms), and answers with who else has. Throws NotPermitted. */
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

/** Returns who have an entry open, without coming in. Throws NotPermitted. */
export async function whoIsHere(actor: Actor, entryId: number, now: number): Promise<Result<Present[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused('This text no longer exists.')
  const at = sharedMoment(now)
  return done(othersIn(actor, await roomOf(entryId, at), undefined, at))
}

/** A window closes. Only a person's own windows can be named. */
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
  const notes = await notesSince(topicOf(entryId), now - stay)
  return new Map(notes.map(({ name, value }) => [name, value as Window]))
}

/** One line for each person, with what they did last in any of their windows. */
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
