import { asc, eq, inArray, max, min, count } from 'drizzle-orm'
import { read } from '@/db/connection'
import { mediaPages, revisionMedia } from '@/db/schema'
import { portions } from '@/lib/portions'

/** Pages of a file that stand in the database one after the other, and which publications offer that file. */
export type PageRun = { first: number; last: number; publications: number[] }

/** The pages of live publications' files, in the order of the database; and the same by publication. */
export type CatalogueFiles = { runs: PageRun[]; of: Map<number, PageRun[]> }

/** The pages of the files that revisions use; `numberOf`: the number of each live revision's publication. */
export async function catalogueFiles(numberOf: Map<number, number>): Promise<CatalogueFiles> {
  const publicationsOf = await usesOf(numberOf)
  const runs: PageRun[] = []
  for (const { mediaId, first, last } of await runsOf([...publicationsOf.keys()]))
    runs.push({ first, last, publications: publicationsOf.get(mediaId)! })
  runs.sort((a, b) => a.first - b.first)
  const of = new Map<number, PageRun[]>()
  for (const run of runs) for (const number of run.publications) of.set(number, [...(of.get(number) ?? []), run])
  return { runs, of }
}

async function usesOf(numberOf: Map<number, number>) {
  const publicationsOf = new Map<string, number[]>()
  for (const ids of portions([...numberOf.keys()])) {
    const rows = await read()
      .selectDistinct({ mediaId: revisionMedia.mediaId, revisionId: revisionMedia.revisionId })
      .from(revisionMedia)
      .where(inArray(revisionMedia.revisionId, ids))
    for (const { mediaId, revisionId } of rows) {
      const publications = publicationsOf.get(mediaId)
      if (publications) publications.push(numberOf.get(revisionId)!)
      else publicationsOf.set(mediaId, [numberOf.get(revisionId)!])
    }
  }
  return publicationsOf
}

/** Where the pages of files stand. Those of one file are written in one go and stand together, as a rule. */
async function runsOf(mediaIds: string[]) {
  const runs: { mediaId: string; first: number; last: number }[] = []
  for (const ids of portions(mediaIds)) {
    const spans = await read()
      .select({ mediaId: mediaPages.mediaId, first: min(mediaPages.id), last: max(mediaPages.id), pages: count() })
      .from(mediaPages)
      .where(inArray(mediaPages.mediaId, ids))
      .groupBy(mediaPages.mediaId)
    for (const { mediaId, first, last, pages } of spans)
      if (last! - first! + 1 === pages) runs.push({ mediaId, first: first!, last: last! })
      else for (const id of await pageIdsOf(mediaId)) runs.push({ mediaId, first: id, last: id })
  }
  return runs
}

async function pageIdsOf(mediaId: string) {
  const rows = await read()
    .select({ id: mediaPages.id })
    .from(mediaPages)
    .where(eq(mediaPages.mediaId, mediaId))
    .orderBy(asc(mediaPages.id))
  return rows.map(({ id }) => id)
}
