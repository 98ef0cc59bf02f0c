import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, revisionMedia, revisionTerms, revisions, type Kind } from '@/db/schema'
import { permit, type Actor } from './actor'
import type { Content } from './content'

export type Head = typeof revisions.$inferSelect

/** The newest revision of an entry. */
export async function headOf(db: Db, entryId: number): Promise<Head | undefined> {
  const [head] = await db
    .select()
    .from(revisions)
    .where(eq(revisions.entryId, entryId))
    .orderBy(desc(revisions.id))
    .limit(1)
  return head
}

/** An entry that this person may do a thing with; undefined when there is none. Throws NotPermitted. */
export async function entryFor(
  db: Db,
  actor: Actor,
  verb: 'read' | 'write' | 'release' | 'unschedule' | 'withdraw',
  entryId: number,
) {
  const [entry] = await db.select().from(entries).where(eq(entries.id, entryId))
  if (entry) permit(actor, verb, entry)
  return entry
}

/** What a revision holds, in the form an editor sends it. */
export async function contentOf(db: Db, revision: Head, kind: Kind): Promise<Content> {
  const [chosen, attached] = await Promise.all([
    db.select({ id: revisionTerms.termId }).from(revisionTerms).where(eq(revisionTerms.revisionId, revision.id)),
    db
      .select()
      .from(revisionMedia)
      .where(and(eq(revisionMedia.revisionId, revision.id), inArray(revisionMedia.role, ['file', 'lead'])))
      .orderBy(revisionMedia.position),
  ])
  const lead = attached.find((row) => row.role === 'lead')
  const { title, slug, summary, body, dated, byline } = revision
  return {
    ...{ title, slug, summary, body, dated, byline },
    termIds: chosen.map((row) => row.id),
    files: attached
      .filter((row) => row.role === 'file')
      .map(({ mediaId, title, language }) => ({ mediaId, title, language })),
    lead: lead ? { mediaId: lead.mediaId, alt: lead.title } : null,
    publication:
      kind === 'publication'
        ? {
            type: (revision.publicationType ?? 'report') as NonNullable<Content['publication']>['type'],
            publishedOn: revision.publishedOn ?? '',
            publisher: revision.publisher ?? '',
          }
        : null,
  }
}
