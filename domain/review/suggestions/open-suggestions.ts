import { and, asc, count, eq, inArray, isNull, max } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { staff, suggestions, type SuggestedText } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { may, type Actor } from '@/domain/staff/actor'
import { contentOf, findPermittedEntry, headOf } from '@/domain/entries/head'
import { carriedOver, changesOf, isSameText, parseTexts, tidyText, wordsBefore, insertedWords } from './suggested-text'

export async function suggestionsOf(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry || !may(actor, 'comment', entry)) return undefined
  const ids = await db.select({ id: suggestions.id }).from(suggestions).where(isOpenOn(entryId)).orderBy(suggestions.id)
  const pause = createPause()
  const found = []
  for (const { id } of ids) {
    // Each has two texts.
    await pause()
    const [row] = await db
      .select({ suggestion: suggestions, by: staff.name })
      .from(suggestions)
      .innerJoin(staff, eq(staff.id, suggestions.staffId))
      .where(eq(suggestions.id, id))
    if (!row) continue
    const { staffId, updatedAt, base, suggested, decisions } = row.suggestion
    await parseTexts(base, suggested)
    const changes = []
    for (const { key, field, change } of changesOf(row.suggestion, entry.language)) {
      await pause()
      changes.push({
        key,
        field,
        from: change.from,
        to: change.to,
        content: change.content.toJSON() as unknown,
        before: wordsBefore(base, { field, change }),
        words: insertedWords(change),
        decision: decisions[key],
      })
    }
    found.push({ id, by: row.by, mine: staffId === actor.id, updatedAt, base, changes })
  }
  return found
}

export type OpenSuggestion = NonNullable<Awaited<ReturnType<typeof suggestionsOf>>>[number]

/** Returns a value that changes with every suggestion and decision; '' without any. */
export async function suggestionsMark(actor: Actor, entryId: number): Promise<string> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry || !may(actor, 'comment', entry)) return ''
  const [row] = await db
    .select({ n: count(), at: max(suggestions.updatedAt) })
    .from(suggestions)
    .where(isOpenOn(entryId))
  return row?.n ? `${row.n} ${row.at}` : ''
}

function isOpenOn(entryId: number) {
  return and(eq(suggestions.entryId, entryId), isNull(suggestions.closedAt))
}

/** Finds the names of people with open suggestions. The caller has checked permission. */
export async function suggestersOf(db: Db, entryIds: number[]): Promise<Map<number, string[]>> {
  const rows = await db
    .select({ entryId: suggestions.entryId, by: staff.name })
    .from(suggestions)
    .innerJoin(staff, eq(staff.id, suggestions.staffId))
    .where(and(inArray(suggestions.entryId, entryIds), isNull(suggestions.closedAt)))
    .orderBy(asc(suggestions.id))
  const names = new Map<number, string[]>()
  for (const { entryId, by } of rows) names.set(entryId, [...(names.get(entryId) ?? []), by])
  return names
}

export async function ownSuggestion(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && may(actor, 'comment', entry) ? await headOf(db, entryId) : undefined
  if (!entry || !head) return undefined
  const { title, summary, body } = await contentOf(db, head, entry.kind)
  const newest: SuggestedText = { title, summary, body }
  const isOwn = and(eq(suggestions.entryId, entryId), eq(suggestions.staffId, actor.id ?? 0))
  const [row] = await db.select().from(suggestions).where(isOwn)
  const savedAt = row && row.closedAt === null ? row.updatedAt : undefined
  const nothing = { savedAt, base: newest, suggested: newest, counter: row?.counter ?? 0, isNewBase: true, clashes: [] }
  if (!row || row.closedAt !== null) return nothing
  const isUnmoved = isSameText(row.base, tidyText(newest)) && Object.keys(row.decisions).length === 0
  const { suggested, counter } = row
  if (isUnmoved) return { ...nothing, suggested, counter, isNewBase: false }
  const carried = carriedOver(row, newest, entry.language)
  return { ...nothing, suggested: carried.text, counter, clashes: carried.clashes }
}
