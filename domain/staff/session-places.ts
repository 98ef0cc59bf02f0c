import { and, asc, eq, inArray } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { sessions, usesElsewhere } from '@/db/schema'
import { isDatabaseBusy, storageFaultOf } from '@/lib/files/storage-fault'
import { record } from './audit'
import { notifyOfSecurity } from './security-notices'

/** Names of browser and system, and a keyed hash of the network. No address is kept. */
export type SessionPlace = { device: string; network: string }

/** Creates the place for a person: each person's hash of a network differs, so that nobody sees who shares one. */
export type PlaceFor = (staffId: number) => SessionPlace

/** Null in older sessions. */
type StoredPlace = { [part in keyof SessionPlace]: string | null }

/** Maximum of recorded places of a session: a thief could invent any number. */
const maxPlaces = 5

/** Returns whether device and network differ. A new network alone is no sign of theft: phones change it all day. */
export function isElsewhere(stored: StoredPlace, place: SessionPlace) {
  return stored.device !== null && stored.device !== place.device && stored.network !== place.network
}

/** Records a use elsewhere and notifies the person, once for each place (`now` UTC ms). */
export async function recordUseElsewhere({ hash, id }: { hash: string; id: number }, place: SessionPlace, now: number) {
  const use = { ...place, hash, id }
  if (!(await needsRecording(read(), use))) return
  try {
    await write(async (tx) => addUseIn(tx, use, now))
  } catch (error) {
    // The session is refused at this place, whether or not the note was saved.
    if (!storageFaultOf(error) && !isDatabaseBusy(error)) throw error
  }
}

type NewUse = SessionPlace & { hash: string; id: number }

async function needsRecording(db: Db, { hash, device, network }: NewUse) {
  const known = await db
    .select({ device: usesElsewhere.device, network: usesElsewhere.network })
    .from(usesElsewhere)
    .where(eq(usesElsewhere.sessionHash, hash))
  return known.length < maxPlaces && !known.some((use) => use.device === device && use.network === network)
}

async function addUseIn(tx: Tx, use: NewUse, now: number) {
  const { hash, id, device, network } = use
  if ((await tx.$count(sessions, eq(sessions.hash, hash))) === 0) return // it has just ended
  if (!(await needsRecording(tx, use))) return // another request was first
  const values = { sessionHash: hash, device, network, at: now }
  const [added] = await tx.insert(usesElsewhere).values(values).returning({ id: usesElsewhere.id })
  const about = `session ${hash.slice(0, 16)} use ${added!.id}`
  await notifyOfSecurity(tx, { staffId: id, kind: 'elsewhere', about }, now)
  await record(tx, { id: null }, { verb: 'saw a session elsewhere', detail: { person: id, device } }, now)
}

/** Moves a session to a place that the person has confirmed. */
export async function moveSessionIn(tx: Tx, hash: string, { device, network }: SessionPlace) {
  const here = and(eq(usesElsewhere.device, device), eq(usesElsewhere.network, network))
  await tx.update(sessions).set({ device, network }).where(eq(sessions.hash, hash))
  await tx.delete(usesElsewhere).where(and(eq(usesElsewhere.sessionHash, hash), here))
}

export type UseElsewhere = { device: string; at: number }

export async function usesElsewhereOf(hashes: string[]): Promise<Map<string, UseElsewhere[]>> {
  const rows = await read()
    .select({ hash: usesElsewhere.sessionHash, device: usesElsewhere.device, at: usesElsewhere.at })
    .from(usesElsewhere)
    .where(inArray(usesElsewhere.sessionHash, hashes))
    .orderBy(asc(usesElsewhere.at))
  return Map.groupBy(rows, ({ hash }) => hash)
}
