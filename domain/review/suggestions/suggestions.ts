import { and, eq, getTableColumns, isNull } from 'drizzle-orm'
import { read, refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { suggestions, type SuggestedText } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { entryToChange, headOf } from '@/domain/entries/head'
import { notifyReaders } from '@/domain/notices/notices'
import { checkReferences } from '@/domain/writing/saving'
import { changesOf, isSameText, parseTexts, tidyText } from './suggested-text'

/** Maximum for each entry: every suggestion is two whole texts. */
export const maxSuggestions = 20

export type SuggestionSave = {
  entryId: number
  /** 0 for a new suggestion. */
  counter: number
  /** Identifies the window's own save whose answer was lost. */
  session: string
  /** Undefined if the server has it already. */
  base?: SuggestedText
  suggested: SuggestedText
}

export type SavedSuggestion = { counter: number; savedAt: number }

/** Saves a person's one suggestion for an entry, separate from its text. Removes one without a difference. */
export async function saveSuggestion(
  actor: Actor,
  { entryId, counter, session, ...texts }: SuggestionSave,
  now: number,
): Promise<Result<SavedSuggestion>> {
  const [suggested, base] = [tidyText(texts.suggested), texts.base && tidyText(texts.base)]
  const known = await ownRow(read(), actor, entryId)
  await parseTexts(suggested, ...(base ? [base] : []), ...(known ? [known.base] : []))
  return write(async (tx) => {
    const entry = refuseUnless(await entryToChange(tx, actor, 'comment', entryId))
    refuseUnless(await checkReferences(tx, actor, { ...suggested, files: [], lead: null, termIds: [] }, now))
    const row = await ownRow(tx, actor, entryId, known)
    if ((row?.counter ?? 0) !== counter && row?.session !== session) return refused(elsewhereMessage)
    // An open window continues even after all its changes were decided.
    const goesOn = row && (row.closedAt === null || !base)
    if (!goesOn) {
      if (!base) return refused(elsewhereMessage)
      return beginSuggestion(tx, actor, { entry, row, session, texts: { base, suggested } }, now)
    }
    if (isSameText(base ?? row.base, suggested)) {
      await tx.delete(suggestions).where(eq(suggestions.id, row.id))
      await record(tx, actor, { verb: 'withdrew suggestions', entryId, detail: { suggestion: row.id } }, now)
      return done({ counter: 0, savedAt: now })
    }
    const isNewBase = base && !isSameText(row.base, base)
    const next = { suggested, session, counter: row.counter + 1, ...(isNewBase ? carryOver(row, base) : {}) }
    const closedAt = isDecided({ ...row, ...next }, entry.language) ? now : null
    await tx
      .update(suggestions)
      .set({ ...next, closedAt, updatedAt: now })
      .where(eq(suggestions.id, row.id))
    return done({ counter: next.counter, savedAt: now })
  })
}

const elsewhereMessage =
  'You went on with these suggestions in another window, or they were withdrawn there. Open the text again, and copy from here what is missing.'

function isDecided(row: SuggestionRow, language: string) {
  return Object.keys(row.decisions).length > 0 && changesOf(row, language).every(({ key }) => row.decisions[key])
}

type SuggestionRow = typeof suggestions.$inferSelect

export const { base: _base, suggested: _suggested, ...columnsOfState } = getTableColumns(suggestions)

function isOwn(actor: Actor, entryId: number) {
  return and(eq(suggestions.entryId, entryId), eq(suggestions.staffId, actor.id ?? 0))
}

/** Finds this person's row. Reuses texts of `known`, read before, if its counter is the same. */
async function ownRow(db: Db, actor: Actor, entryId: number, known?: SuggestionRow) {
  const [state] = await db.select(columnsOfState).from(suggestions).where(isOwn(actor, entryId))
  if (state && state.id === known?.id && state.counter === known.counter) return { ...known, ...state }
  const [row] = await db.select().from(suggestions).where(isOwn(actor, entryId))
  return row
}

/** Creates the row's values for a newer base text: of earlier decisions, only counts remain. */
function carryOver({ decisions, accepted, refused }: SuggestionRow, base: SuggestedText) {
  const count = (what: string) => Object.values(decisions).filter((one) => one === what).length
  return {
    base,
    decisions: {},
    accepted: accepted + count('accepted'),
    refused: refused + count('refused'),
  }
}

type NewSuggestion = {
  entry: { id: number; createdBy: number | null }
  /** Replaced if all of it was decided. */
  row: SuggestionRow | undefined
  session: string
  texts: { base: SuggestedText; suggested: SuggestedText }
}

async function beginSuggestion(
  tx: Tx,
  actor: Actor,
  { entry, row, session, texts }: NewSuggestion,
  now: number,
): Promise<Result<SavedSuggestion>> {
  const counter = (row?.counter ?? 0) + 1
  if (isSameText(texts.base, texts.suggested)) return done({ counter: counter - 1, savedAt: now })
  const isOpen = and(eq(suggestions.entryId, entry.id), isNull(suggestions.closedAt))
  if ((await tx.$count(suggestions, isOpen)) >= maxSuggestions)
    return refused(`${maxSuggestions} people have suggestions open on this text. Some have to be decided on first.`)
  const values = { ...texts, counter, session, createdAt: now, updatedAt: now, closedAt: null }
  const fresh = { decisions: {}, accepted: 0, refused: 0 }
  const [begun] = row
    ? await tx
        .update(suggestions)
        .set({ ...values, ...fresh })
        .where(eq(suggestions.id, row.id))
        .returning({ id: suggestions.id })
    : await tx
        .insert(suggestions)
        .values({ ...values, entryId: entry.id, staffId: actor.id! })
        .returning({ id: suggestions.id })
  await record(tx, actor, { verb: 'suggested', entryId: entry.id, detail: { suggestion: begun!.id } }, now)
  const head = await headOf(tx, entry.id)
  const to = [entry.createdBy, head?.author].filter((id) => id !== actor.id)
  await notifyReaders(tx, { kind: 'suggested', about: `suggestion ${begun!.id} at ${now}`, entryId: entry.id, to }, now)
  return done({ counter, savedAt: now })
}

/** Withdraws one's own suggestion; accepted changes stay. */
export async function withdrawSuggestion(actor: Actor, { entryId }: { entryId: number }, now: number): Promise<Result> {
  return write(async (tx): Promise<Result> => {
    refuseUnless(await entryToChange(tx, actor, 'comment', entryId))
    const [row] = await tx.delete(suggestions).where(isOwn(actor, entryId)).returning({ id: suggestions.id })
    if (!row) return refused('Only who wrote suggestions can withdraw them, and you have none here.')
    await record(tx, actor, { verb: 'withdrew suggestions', entryId, detail: { suggestion: row.id } }, now)
    return done(undefined)
  })
}
