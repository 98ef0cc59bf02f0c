import { inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { allFields } from '@/lib/kinds/kinds'

type FactColumn =
  'startsAt' | 'endsAt' | 'publisher' | 'series' | 'seriesNumber' | 'authors' | 'isbn' | 'doi' | 'reference' | 'licence'

const factColumns = Object.fromEntries(
  allFields().flatMap(({ column }) => (column ? [[column, revisions[column as FactColumn]]] : [])),
) as Pick<typeof revisions, FactColumn>

export async function factsOfRevisions(revisionIds: number[]) {
  const rows = await read()
    .select({ revisionId: revisions.id, contentNote: revisions.contentNote, facts: revisions.facts, ...factColumns })
    .from(revisions)
    .where(inArray(revisions.id, revisionIds))
  const byRevision = new Map(rows.map((row) => [row.revisionId, row]))
  return (revisionId: number) => {
    const { revisionId: _, authors, ...facts } = byRevision.get(revisionId)!
    return { ...facts, authors: authors.filter(({ name }) => name.trim()) }
  }
}

export type RevisionFacts = ReturnType<Awaited<ReturnType<typeof factsOfRevisions>>>
