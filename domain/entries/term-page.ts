import { and, eq, ne } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { write, type Tx } from '@/db/connection'
import { entries, terms } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'

type PageChoice = {
  termId: number
  /** In any language; null: no page. */
  entryId: number | null
}

/** Chooses the page about a term. If it is public, readers see it at once. */
export async function choosePage(actor: Actor, choice: PageChoice, now: number): Promise<Result> {
  permit(actor, 'manageTerms')
  return write(async (tx) => choosePageIn(tx, actor, choice, now))
}

/** Chooses the page about a term. The caller has checked the right to change terms. */
export async function choosePageIn(
  tx: Tx,
  actor: Actor,
  { termId, entryId }: PageChoice,
  now: number,
): Promise<Result> {
  const [term] = await tx.select({ kind: terms.kind }).from(terms).where(eq(terms.id, termId))
  if (!term) return refused('This one is no longer there: someone removed it.')
  if (entryId !== null) {
    const [page] = await tx
      .select()
      .from(entries)
      .where(and(eq(entries.id, entryId), isOpenTo(actor)))
    if (!page || page.trashedAt !== null) return refused('This page is no longer there.')
    if (page.kind !== 'page') return refused('A page tells about a topic or a country, not a post or a publication.')
    const other = await termOfGroup(tx, page.translationGroup, termId)
    if (other !== undefined) return refused(`This page tells about “${other}” already.`)
  }
  await tx.update(terms).set({ pageEntryId: entryId }).where(eq(terms.id, termId))
  const detail = { term: termId, kind: term.kind, page: entryId }
  await record(tx, actor, { verb: 'changed term', detail }, now)
  return done(undefined)
}

async function termOfGroup(tx: Tx, group: string, termId: number) {
  const page = alias(entries, 'page')
  const [row] = await tx
    .select({ name: terms.name })
    .from(terms)
    .innerJoin(page, eq(page.id, terms.pageEntryId))
    .where(and(eq(page.translationGroup, group), ne(terms.id, termId)))
    .orderBy(terms.id)
    .limit(1)
  return row?.name
}
