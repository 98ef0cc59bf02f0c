import { read } from '@/db/connection'
import { notesSince, putNote, removeNote } from '@/db/shared-notes'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { findPermittedEntry } from '@/domain/entries/head'

/** Time in which a silent window counts as open. */
export const openTimeoutMs = 30_000

type OpenWindow = { staffId: number; name: string; seenAt: number; wroteAt?: number }
type OpenWindows = Map<string, OpenWindow>

/** A person, or another window of this person; ages in ms. */
export type PresentPerson = { name: string; you: boolean; wroteAgo?: number }

type EntryWindow = {
  entryId: number
  session: string
  /** Milliseconds. */
  wroteAgo?: number
}

/** Marks an entry as open in a window (`now` UTC ms); returns others who have it open. Throws NotPermitted. */
export async function openEntryWindow(
  actor: Actor,
  { entryId, session, wroteAgo }: EntryWindow,
  now: number,
): Promise<Result<PresentPerson[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused(goneMessage)
  const wroteAt = wroteAgo === undefined ? undefined : now - wroteAgo
  const value: OpenWindow = { staffId: actor.id!, name: actor.name, seenAt: now, wroteAt }
  await putNote(topicOf(entryId), { name: windowName(actor, session), value, at: now })
  return done(listOthers(actor, await openWindowsOf(entryId, now), session, now))
}

const goneMessage =
  'You can no longer open this text: it was erased, or only those who were named see it. What you wrote is still in this window.'

/** Lists who has an entry open, without marking it as open. */
export async function listPresent(actor: Actor, entryId: number, now: number): Promise<Result<PresentPerson[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused('This text no longer exists.')
  return done(listOthers(actor, await openWindowsOf(entryId, now), undefined, now))
}

/** Closes a window; a person can name only their own. */
export async function closeEntryWindow(
  actor: Actor,
  { entryId, session }: Pick<EntryWindow, 'entryId' | 'session'>,
): Promise<Result> {
  await removeNote(topicOf(entryId), windowName(actor, session))
  return done(undefined)
}

const topicOf = (entryId: number) => `entry ${entryId}`
const windowName = ({ id }: Actor, session: string) => `${id}/${session}`

async function openWindowsOf(entryId: number, now: number): Promise<OpenWindows> {
  const notes = await notesSince(topicOf(entryId), now - openTimeoutMs)
  return new Map(notes.map(({ name, value }) => [name, value as OpenWindow]))
}

/** Lists other people, one row each, with their latest act. */
function listOthers(actor: Actor, room: OpenWindows, session: string | undefined, now: number): PresentPerson[] {
  const people = new Map<number, PresentPerson>()
  for (const [window, { staffId, name, wroteAt }] of room) {
    if (session !== undefined && window === windowName(actor, session)) continue
    const person = people.get(staffId)
    const wroteAgo = minOf(person?.wroteAgo, wroteAt === undefined ? undefined : now - wroteAt)
    people.set(staffId, { name, you: staffId === actor.id, wroteAgo })
  }
  return [...people.values()]
}

function minOf(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
