import { and, asc, eq, ne } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { savedLists } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

export type SavedList = { id: number; name: string; query: string }

const maxLists = 30

export async function ownLists(actor: Actor): Promise<SavedList[]> {
  return read()
    .select({ id: savedLists.id, name: savedLists.name, query: savedLists.query })
    .from(savedLists)
    .where(eq(savedLists.staffId, staffIdOf(actor)))
    .orderBy(asc(savedLists.name), asc(savedLists.id))
}

/** Saves a list. `query`: the part of the address after `?`. Refused: a name in use, more than 30 lists. */
export async function saveList(
  actor: Actor,
  list: { name: string; query: string },
  now: number,
): Promise<Result<{ id: number }>> {
  const name = tidyName(list.name)
  return write(async (tx) => {
    const problem = await nameProblem(tx, actor, name)
    if (problem) return problem
    if ((await tx.$count(savedLists, eq(savedLists.staffId, staffIdOf(actor)))) >= maxLists)
      return refused(`You have ${maxLists} views. Remove one first.`, 'name')
    const [added] = await tx
      .insert(savedLists)
      .values({ staffId: staffIdOf(actor), name, query: list.query.slice(0, 2_000) })
      .returning({ id: savedLists.id })
    await record(tx, actor, { verb: 'kept a list', detail: { list: added!.id } }, now)
    return done(added!)
  })
}

export async function renameList(actor: Actor, list: { id: number; name: string }, now: number): Promise<Result> {
  const name = tidyName(list.name)
  return write(async (tx) => {
    const problem = await nameProblem(tx, actor, name, list.id)
    if (problem) return problem
    const renamed = await tx
      .update(savedLists)
      .set({ name })
      .where(isOwnList(actor, list.id))
      .returning({ id: savedLists.id })
    if (!renamed.length) return refused(missingList)
    await record(tx, actor, { verb: 'renamed a list', detail: { list: list.id } }, now)
    return done(undefined)
  })
}

export async function removeList(actor: Actor, id: number, now: number): Promise<Result<SavedList>> {
  return write(async (tx) => {
    const [removed] = await tx.delete(savedLists).where(isOwnList(actor, id)).returning()
    if (!removed) return refused(missingList)
    await record(tx, actor, { verb: 'removed a list', detail: { list: id } }, now)
    return done({ id, name: removed.name, query: removed.query })
  })
}

const missingList = 'This view is no longer there.'

function isOwnList(actor: Actor, id: number) {
  return and(eq(savedLists.id, id), eq(savedLists.staffId, staffIdOf(actor)))
}

function staffIdOf(actor: Actor) {
  return actor.id ?? -1
}

function tidyName(name: string) {
  return onOneLine(name)
}

async function nameProblem(tx: Tx, actor: Actor, name: string, id = -1): Promise<Refused | undefined> {
  if (!name) return refused('Give the view a name.', 'name')
  if ([...name].length > 60) return refused('Keep the name under 60 characters.', 'name')
  const rows = await tx
    .select({ name: savedLists.name })
    .from(savedLists)
    .where(and(eq(savedLists.staffId, staffIdOf(actor)), ne(savedLists.id, id)))
  if (rows.some((row) => row.name.toLowerCase() === name.toLowerCase()))
    return refused(`You have a view called “${name}” already.`, 'name')
}
