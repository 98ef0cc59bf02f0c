import { and, desc, eq, getTableColumns, inArray, ne, sql, type SQLWrapper } from 'drizzle-orm'
import { setImmediate as turn } from 'node:timers/promises'
import { read, type Db, type Tx } from '@/db/connection'
import { entries, revisionMedia, revisionTerms, revisions, type Kind } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor, type Verb } from '@/domain/staff/actor'
import { isOpenTo, readableAmong } from '@/domain/staff/audience'
import { storedBody } from '@/domain/content/body/document'
import type { Content } from '@/domain/content/content'
import { contentFacts } from '@/lib/kinds/kinds'
import { isToBeErased, toBeErased } from './to-be-erased'

export const { body: _body, bodyHtml: _html, bodyText: _text, ...columnsOfHead } = getTableColumns(revisions)

/** A revision without its text, which most acts do not need: reading two million characters takes 30 ms. */
export type Head = Omit<typeof revisions.$inferSelect, 'body' | 'bodyHtml' | 'bodyText'>

/** Finds the newest revision; ignores texts kept aside after a conflict. */
export async function headOf(db: Db, entryId: number): Promise<Head | undefined> {
  const [head] = await db
    .select(columnsOfHead)
    .from(revisions)
    .where(and(eq(revisions.entryId, entryId), ne(revisions.how, 'aside')))
    .orderBy(desc(revisions.id))
    .limit(1)
  return head
}

export function headIdOf(entryId: SQLWrapper) {
  return sql<number>`(select h.head_id from entries h where h.id = ${entryId})`
}

export async function titlesOf(db: Db, ids: number[]) {
  const rows = await db
    .select({ id: revisions.entryId, title: revisions.title })
    .from(revisions)
    .where(and(inArray(revisions.entryId, ids), eq(revisions.id, headIdOf(revisions.entryId))))
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Finds an entry; undefined if missing, or if its audience leaves this person out. Throws NotPermitted. */
export async function findPermittedEntry(db: Db, actor: Actor, verb: EntryVerb, entryId: number) {
  const [entry] = await db
    .select()
    .from(entries)
    .where(and(eq(entries.id, entryId), isOpenTo(actor)))
  if (!entry || may(actor, verb, entry)) return entry
  const isNamed = verb === 'read' && (await readableAmong(db, actor, [entryId])).has(entryId)
  if (!isNamed) permit(actor, verb, entry)
  return entry
}

export type EntryVerb = Exclude<
  Verb,
  'upload' | 'changeUpload' | 'checkFiles' | 'arrangeFront' | 'readHistory' | 'readConsents' | `manage${string}`
>

/** Finds an entry to change. Refused for a missing, trashed or soon erased one. Throws NotPermitted. */
export async function entryToChange(
  tx: Tx,
  actor: Actor,
  verb: EntryVerb,
  entryId: number,
): Promise<Result<typeof entries.$inferSelect>> {
  const entry = await findPermittedEntry(tx, actor, verb, entryId)
  if (!entry) return refused('This text no longer exists.')
  const closed = await closedSentence(tx, entry)
  return closed ? refused(closed) : done(entry)
}

/** Returns why nothing of an entry can be changed; undefined if something can. */
export async function closedSentence(db: Db, { id, trashedAt }: { id: number; trashedAt: number | null }) {
  if (trashedAt !== null) return 'This text is in the trash. Restore it first.'
  return (await isToBeErased(db, id)) ? toBeErased : undefined
}

export const storedJson = sql<string>`${revisions.body}`

/** Reads the content of a revision. A body that the schema refuses is read as its words. */
export async function contentOf(db: Db, revision: Head, kind: Kind): Promise<Content> {
  const [[row], termRows, mediaRows] = await Promise.all([
    db.select({ body: storedJson }).from(revisions).where(eq(revisions.id, revision.id)),
    db.select({ id: revisionTerms.termId }).from(revisionTerms).where(eq(revisionTerms.revisionId, revision.id)),
    db
      .select()
      .from(revisionMedia)
      .where(and(eq(revisionMedia.revisionId, revision.id), inArray(revisionMedia.role, ['file', 'lead'])))
      .orderBy(revisionMedia.position),
  ])
  const body = storedBody(row!.body)
  // Outside a transaction, other requests may run after a long text.
  if (db === read()) await turn()
  const lead = mediaRows.find((row) => row.role === 'lead')
  const { title, slug, summary, dated, byline, contentNote } = revision
  return {
    title,
    slug,
    summary,
    body,
    dated,
    byline,
    contentNote,
    termIds: termRows.map((row) => row.id),
    files: mediaRows
      .filter((row) => row.role === 'file')
      .map(({ mediaId, title, language, accessible }) => ({ mediaId, title, language, accessible })),
    lead: lead ? leadContentOf(lead) : null,
    publication: null,
    ...contentFacts(kind, revision),
  }
}

function leadContentOf({ mediaId, title: alt, decorative, caption, credit }: typeof revisionMedia.$inferSelect) {
  return { mediaId, alt, decorative, caption, credit }
}
