import { and, between, eq, ne, sql, type SQL } from 'drizzle-orm'
import { preparedValues, type Db } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { alias } from '@/db/kit'
import { entries } from '@/db/schema'
import { clearBit, hasBit, noBits, setBit, type Bits } from '@/lib/lists/bits'
import type { Language } from '@/lib/languages/languages'
import { portions } from '@/lib/lists/portions'
import { hasEntriesAfter, portionLength } from './index-rows'
import { lastNumber, type CatalogueIndex, type Groups } from './index'

// Sets of translations: a list adds texts of the main language that have none in its own.

/** Maps a language to the live texts whose entry also has a live text in that language. */
export type Editions = Map<Language, Bits>

type Pause = () => Promise<void> | undefined
type Pair = [entryId: number, otherId: number]

function pairs(db: Db, which: SQL | undefined) {
  const other = alias(entries, 'other')
  return db
    .select({ entryId: entries.id, otherId: other.id })
    .from(entries)
    .innerJoin(other, and(eq(other.translationGroup, entries.translationGroup), ne(other.id, entries.id)))
    .where(which)
}

const pairsOfIds = preparedValues<{ ids: string }, Pair>((db) => pairs(db, isAmongIds(entries.id)))

const pairsBetween = preparedValues<{ first: number; end: number }, Pair>((db) =>
  pairs(db, between(entries.id, sql.placeholder('first'), sql.placeholder('end'))),
)

export async function readAllGroups(index: CatalogueIndex, pause: Pause) {
  index.groups = new Map()
  for (let after: number | undefined = 0; after !== undefined; await pause()) {
    const end: number = after + portionLength
    addPairs(index.groups, await pairsBetween({ first: after + 1, end }))
    after = (await hasEntriesAfter(end)) ? end : undefined
  }
}

/** Rereads the translation groups of some entries, with former and present members; returns the ids of all of them. */
export async function readGroups({ groups }: CatalogueIndex, entryIds: number[], pause: Pause): Promise<Set<number>> {
  const read = new Set<number>()
  let next = new Set(entryIds.flatMap((id) => [id, ...(groups.get(id) ?? [])]))
  while (next.size > 0) {
    for (const ids of portions([...next], portionLength)) {
      for (const id of ids) groups.delete(id)
      addPairs(groups, await pairsOfIds({ ids: JSON.stringify(ids) }))
      for (const id of ids) read.add(id)
      await pause()
    }
    next = new Set([...next].flatMap((id) => groups.get(id) ?? []).filter((id) => !read.has(id)))
  }
  return read
}

function addPairs(groups: Groups, rows: Pair[]) {
  for (const [entryId, otherId] of rows) {
    const others = groups.get(entryId)
    if (others) others.push(otherId)
    else groups.set(entryId, [otherId])
  }
}

export function editionsOf(
  index: CatalogueIndex,
  live: Bits,
  { base, entryIds }: { base?: Editions; entryIds?: Iterable<number> } = {},
): Editions {
  const editions: Editions = new Map()
  for (const [language, bits] of base ?? []) {
    const copy = noBits(32 * live.length)
    copy.set(bits)
    editions.set(language, copy)
  }
  for (const entryId of entryIds ?? index.groups.keys()) {
    for (let number = lastNumber(index.ofEntry, entryId) ?? -1; number >= 0; number = index.ofEntry.before[number]!)
      for (const bits of editions.values()) clearBit(bits, number)
    const number = liveNumber(index, live, entryId)
    if (number === undefined) continue
    for (const otherId of index.groups.get(entryId) ?? []) {
      const other = liveNumber(index, live, otherId)
      if (other === undefined) continue
      const { language } = index.facts[other]!
      if (!editions.has(language)) editions.set(language, noBits(32 * live.length))
      setBit(editions.get(language)!, number)
    }
  }
  return editions
}

function liveNumber({ ofEntry }: CatalogueIndex, live: Bits, entryId: number) {
  let number = lastNumber(ofEntry, entryId) ?? -1
  while (number >= 0 && !hasBit(live, number)) number = ofEntry.before[number]!
  return number < 0 ? undefined : number
}
