import { and, eq, type SQL } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { suggestions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { contentOf, entryToChange, findPermittedEntry, headOf } from '@/domain/entries/head'
import { notifyReaders, settleNotices } from '@/domain/notices/notices'
import { columnsOfState } from './suggestions'
import { changesOf, parseTexts, undecidedIn } from './suggested-text'

export type Decision = {
  entryId: number
  id: number
  /** `open` undoes a decision. */
  keys: string[]
  is: 'accepted' | 'refused' | 'open'
}

export type DecisionResult = { left: number }

/** Records decisions; accepted words are in the text already. After the last decision, the suggestion closes. */
export async function decideSuggestion(actor: Actor, decision: Decision, now: number): Promise<Result<DecisionResult>> {
  const { entryId, id, keys, is } = decision
  const isThis = and(eq(suggestions.id, id), eq(suggestions.entryId, entryId))!
  const prepared = await prepareDecision(actor, entryId, isThis)
  return write(async (tx) => {
    const { kind, language } = refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const [state] = await tx.select(columnsOfState).from(suggestions).where(isThis)
    if (!prepared || !state) return refused('These suggestions were withdrawn.')
    const row = { ...prepared, ...state }
    const known = new Set(prepared.changes.map(({ key }) => key))
    const isSame = state.counter === prepared.counter && language === prepared.language
    if (!isSame || !keys.every((key) => known.has(key)))
      return refused('This suggestion has changed. Look at it again.')
    const decisions = addDecisions(row.decisions, { keys, is, known })
    const head = (await headOf(tx, entryId))!
    const undecided = undecidedIn({ ...row, decisions }, await contentOf(tx, head, kind), prepared.changes)
    const left = undecided.filter(({ place }) => place.is !== 'there').length
    const closes = left === 0 && is !== 'open'
    await tx
      .update(suggestions)
      .set({ decisions, updatedAt: now, closedAt: closes ? now : null })
      .where(eq(suggestions.id, id))
    const detail = { suggestion: id, is, changes: keys.length }
    await record(tx, actor, { verb: 'decided on suggestions', entryId, detail }, now)
    if (closes) await settleNotices(tx, { entryId, kinds: ['suggested'] }, now)
    if (closes) await notifyAuthor(tx, actor, { ...row, decisions }, { there: undecided.length, now })
    return done({ left })
  })
}

/** Reads and compares the texts before the transaction, which checks by counters that they are still the same. */
async function prepareDecision(actor: Actor, entryId: number, isThis: SQL) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'write', entryId)
  const [row] = await db.select().from(suggestions).where(isThis)
  if (!entry || !row) return undefined
  await parseTexts(row.base, row.suggested)
  await contentOf(db, (await headOf(db, entryId))!, entry.kind)
  return { ...row, language: entry.language, changes: changesOf(row, entry.language) }
}

type Decisions = (typeof suggestions.$inferSelect)['decisions']

function addDecisions(before: Decisions, { keys, is, known }: Pick<Decision, 'keys' | 'is'> & { known: Set<string> }) {
  const chosen = new Set(keys)
  const others = Object.entries(before).filter(([key]) => known.has(key) && !chosen.has(key))
  const added = is === 'open' ? [] : keys.map((key): [string, 'accepted' | 'refused'] => [key, is])
  return Object.fromEntries([...others, ...added])
}

/** Notifies the author. Changes that the text already has count as accepted. */
async function notifyAuthor(
  tx: Tx,
  actor: Actor,
  row: typeof suggestions.$inferSelect,
  { there, now }: { there: number; now: number },
) {
  if (row.staffId === actor.id) return
  const count = (what: string) => Object.values(row.decisions).filter((one) => one === what).length
  const accepted = row.accepted + count('accepted') + there
  const refusedCount = row.refused + count('refused')
  const about = `${accepted} accepted, ${refusedCount} refused: suggestion ${row.id} at ${now}`
  await notifyReaders(tx, { kind: 'suggestions decided', about, entryId: row.entryId, to: [row.staffId] }, now)
}
