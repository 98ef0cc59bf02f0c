import { and, desc, eq, getTableColumns, inArray, ne, sql, type SQLWrapper, isNull } from 'drizzle-orm'
import { setImmediate as turn } from 'node:timers/promises'
import { read, type Db, type Tx } from '@/db/connection'
import { entries, revisionMedia, revisionTerms, revisions, type Kind, bundleEntries, bundles } from '@/db/schema'
import { done, refused, type Result, type Refused } from '@/lib/result'
import { permit, type Actor, type Verb } from '@/domain/staff/actor'
import { storedBody } from '@/domain/content/body/document'
import type { Content } from '@/domain/content/content'
import { contentFacts } from '@/lib/kinds/kinds'
import { isToBeErased, toBeErased } from './to-be-erased'
import { deskTimes } from '@/lib/time/time'
import { siteSettings } from '@/domain/published/site'

export const { body: _body, bodyHtml: _html, bodyText: _text, ...columnsOfHead } = getTableColumns(revisions)

/** Without the text, which most acts do not need: to read two million characters takes 30 ms. */
export type Head = Omit<typeof revisions.$inferSelect, 'body' | 'bodyHtml' | 'bodyText'>

/** Ignores texts kept aside after a conflict. */
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

/** Undefined for a missing entry. Throws NotPermitted. */
export async function findPermittedEntry(db: Db, actor: Actor, verb: EntryVerb, entryId: number) {
  const [entry] = await db.select().from(entries).where(eq(entries.id, entryId))
  if (entry) permit(actor, verb, entry)
  return entry
}

export type EntryVerb = Exclude<
  Verb,
  'upload' | 'changeUpload' | 'checkFiles' | 'arrangeFront' | 'readHistory' | 'readConsents' | `manage${string}`
>

/** Refused for a missing, trashed or soon erased entry. Throws NotPermitted. */
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

/** Returns a refused body as its words. */
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
  // Outside a transaction others go on after a long text.
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

/** UTC ms, null if unscheduled. Reads the releases of each text in the bundle: no index has those of a bundle. */
export const bundleMoment = sql<number | null>`(select max((select max(r.goes_live_at) from releases r
  where r.entry_id = e.entry_id and r.bundle_id = e.bundle_id and r.cancelled_at is null))
  from bundle_entries e where e.bundle_id = bundles.id)`

export async function bundleOf(db: Db, entryId: number, now: number) {
  const [bundle] = await db
    .select({ id: bundles.id, name: bundles.name, at: bundleMoment })
    .from(bundleEntries)
    .innerJoin(bundles, eq(bundles.id, bundleEntries.bundleId))
    .where(
      and(
        eq(bundleEntries.entryId, entryId),
        isNull(bundles.dissolvedAt),
        sql`coalesce(${bundleMoment}, ${now + 1}) > ${now}`,
      ),
    )
    .limit(1)
  return bundle
}

/** Refuses an act that concerns the whole bundle, and names it. With `when`, only for a scheduled bundle. */
export async function checkNotBundled(
  db: Db,
  actor: Actor,
  entryId: number,
  now: number,
  when?: 'scheduled',
): Promise<Result> {
  const bundle = await bundleOf(db, entryId, now)
  if (!bundle || (when && bundle.at === null)) return done(undefined)
  const name = `the bundle “${bundle.name}”, which goes live as one`
  if (bundle.at === null)
    return refusedFor(bundle, `It is in ${name}. Publish the bundle, or remove the text from it first.`)
  const moment = deskTimes(bundle.at, (await siteSettings()).zone, actor.zone, now)
  const advice = 'Move or unschedule the bundle: once it is unscheduled, this text can be removed from it.'
  return refusedFor(bundle, `It is in ${name}, ${moment}. ${advice}`)
}

export function refusedFor(bundle: { id: number }, message: string): Refused {
  return { ok: false, problems: [{ message, see: { bundle: bundle.id } }] }
}

/** Makes harvesters fetch records with the new name of a term. */
export async function markEntriesOfTerm(tx: Tx, termId: number, now: number) {
  const entryIds = tx
    .select({ id: revisions.entryId })
    .from(revisions)
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, revisions.id))
    .where(eq(revisionTerms.termId, termId))
  await tx.update(entries).set({ renamedAt: now }).where(inArray(entries.id, entryIds))
}

/** Call it after changes of publisher or zone, which every record has. */
export async function markAllEntries(tx: Tx, now: number) {
  await tx.update(entries).set({ renamedAt: now })
}
