import { inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'

/** What texts say of themselves: before they begin, and publications as a title page does; a look-up by revision. */
export async function factsOfRevisions(revisionIds: number[]) {
  const rows = await read()
    .select({
      revisionId: revisions.id,
      contentNote: revisions.contentNote,
      publisher: revisions.publisher,
      series: revisions.series,
      seriesNumber: revisions.seriesNumber,
      authors: revisions.authors,
      isbn: revisions.isbn,
      doi: revisions.doi,
      reference: revisions.reference,
      licence: revisions.licence,
    })
    .from(revisions)
    .where(inArray(revisions.id, revisionIds))
  return (revisionId: number) => {
    const { revisionId: _, authors, ...facts } = rows.find((row) => row.revisionId === revisionId)!
    return { ...facts, authors: authors.filter(({ name }) => name.trim()) }
  }
}

export type Facts = ReturnType<Awaited<ReturnType<typeof factsOfRevisions>>>
