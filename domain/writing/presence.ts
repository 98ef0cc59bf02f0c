import { read } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { findPermittedEntry } from '@/domain/entries/head'

/** How long (ms) a window that says nothing more counts as open. */
export const stay = 30_000

type Window = { staffId: number; name: string; seenAt: number; wroteAt?: number }

/** Someone else who has an entry open, or the same person in another window; ages in ms. */
export type Present = { name: string; you: boolean; wroteAgo?: number }

// In memory: it is worth nothing a minute later. Next's bundles load this module several times and must share it.
const key = Symbol.for('gazette.presence')
const shared = globalThis as { [key]?: Map<number, Map<string, Window>> }
const rooms = () => (shared[key] ??= new Map<number, Map<string, Window>>())

type EntryWindow = {
  entryId: number
  /** The editor's session: one for each window. */
  session: string
  /** How long ago (ms) this window last wrote something that is in it. */
  wroteAgo?: number
}

/** Says that a window has an entry open (`now` UTC ms), and answers with who else has. Throws NotPermitted. */
export async function openEntryWindow(
  actor: Actor,
  { entryId, session, wroteAgo }: EntryWindow,
  now: number,
): Promise<Result<Present[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused('This entry no longer exists.')
  const room = roomOf(entryId, now)
  rooms().set(entryId, room)
  const wroteAt = wroteAgo === undefined ? undefined : now - wroteAgo
  room.set(`${actor.id}/${session}`, { staffId: actor.id!, name: actor.name, seenAt: now, wroteAt })
  return done(othersIn(actor, room, session, now))
}

/** Who has an entry open, without coming in. Throws NotPermitted. */
export async function whoIsHere(actor: Actor, entryId: number, now: number): Promise<Result<Present[]>> {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return refused('This entry no longer exists.')
  return done(othersIn(actor, roomOf(entryId, now), undefined, now))
}

/** A window closes. Only a person's own windows can be named. */
export function closeEntryWindow(actor: Actor, { entryId, session }: Pick<EntryWindow, 'entryId' | 'session'>) {
  const room = rooms().get(entryId)
  room?.delete(`${actor.id}/${session}`)
  if (room?.size === 0) rooms().delete(entryId)
  return done(undefined)
}

function roomOf(entryId: number, now: number) {
  for (const [id, room] of rooms()) {
    for (const [window, { seenAt }] of room) if (now - seenAt > stay) room.delete(window)
    if (room.size === 0) rooms().delete(id)
  }
  return rooms().get(entryId) ?? new Map<string, Window>()
}

/** One line for each person, with what they did last in any of their windows. */
function othersIn(actor: Actor, room: Map<string, Window>, session: string | undefined, now: number): Present[] {
  const people = new Map<number, Present>()
  for (const [window, { staffId, name, wroteAt }] of room) {
    if (window === `${actor.id}/${session}`) continue
    const person = people.get(staffId)
    const wroteAgo = least(person?.wroteAgo, wroteAt === undefined ? undefined : now - wroteAt)
    people.set(staffId, { name, you: staffId === actor.id, wroteAgo })
  }
  return [...people.values()]
}

function least(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
