import { and, eq, sql, type SQL } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { refused, type Result } from '@/lib/result'
import { changeTermIn, type TermChange } from '@/domain/entries/terms'
import { isStanding } from '@/domain/published/live'
import type { Actor } from '@/domain/staff/actor'
import { changedParts, harmPartsOf } from './harm-parts'
import { isAtRisk, mayNeedConsentCondition, textNeedsOf } from './needs'

// Names of topics, and words about a picture in the library, appear in every text that shows them. A text at risk was
// checked with them, so they must not change while readers have it.

/** Changes the names of a topic or a country. Refused if a text at risk shows them. */
export async function changeTerm(actor: Actor, term: TermChange, now: number): Promise<Result> {
  const isOfText = sql`exists (select 1 from revision_terms t
    where t.revision_id = ${releases.revisionId} and t.term_id = ${term.id})`
  return write((tx) => keepCheckedTexts(tx, { isOfText, change: () => changeTermIn(tx, actor, term, now) }, now))
}

/** `isOfText`: condition on releases whose texts show the words. */
type SharedWordsChange<T> = { isOfText: SQL; change: () => Promise<Result<T>> }

/** Makes a change, unless it alters a live or scheduled text at risk. */
export async function keepCheckedTexts<T>(
  tx: Tx,
  { isOfText, change }: SharedWordsChange<T>,
  now: number,
): Promise<Result<T>> {
  const texts = await checkedTexts(tx, isOfText, now)
  const before = await Promise.all(texts.map((text) => harmPartsOf(tx, text, now)))
  const changed = await change()
  for (const [n, text] of texts.entries())
    if (changedParts(before[n]!, await harmPartsOf(tx, text, now), { isLive: true }).length)
      return refused(
        `“${text.title}” is about people at risk, and a second person has checked it with these words. Change them in that text, or remove them there; then it is checked again.`,
      )
  return changed
}

async function checkedTexts(tx: Tx, isOfText: SQL, now: number) {
  const rows = await tx
    .select({ entryId: releases.entryId, revisionId: revisions.id, title: revisions.title })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(isStanding(now), isOfText, mayNeedConsentCondition()))
  const atRisk = await Promise.all(rows.map(async (text) => isAtRisk(await textNeedsOf(tx, text))))
  return rows.filter((_, n) => atRisk[n])
}
