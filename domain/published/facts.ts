import { inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { allFields } from '@/lib/kinds/kinds'

type Column =
  'startsAt' | 'endsAt' | 'publisher' | 'series' | 'seriesNumber' | 'authors' | 'isbn' | 'doi' | 'reference' | 'licence'

const columns = Object.fromEntries(
  allFields().flatMap(({ column }) => (column ? [[column, revisions[column as Column]]] : [])),
) as Pick<typeof revisions, Column>

/** Returns a function that finds, by revision, the content note and the fields of the kind. */
export async function factsOfRevisions(revisionIds: number[]) {
  const rows = await read()
    .select({ revisionId: revisions.id, contentNote: revisions.contentNote, facts: revisions.facts, ...columns })
    .from(revisions)
    .where(inArray(revisions.id, revisionIds))
  return (revisionId: number) => {
    const { revisionId: _, authors, ...facts } = rows.find((row) => row.revisionId === revisionId)!
    return { ...facts, authors: authors.filter(({ name }) => name.trim()) }
  }
}

export type Facts = ReturnType<Awaited<ReturnType<typeof factsOfRevisions>>>
