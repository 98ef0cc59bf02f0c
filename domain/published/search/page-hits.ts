import { eq } from 'drizzle-orm'
import { prepared } from '@/db/connection'
import { media, mediaPages } from '@/db/schema'
import { excerptOf, type Excerpt } from '@/lib/excerpt'
import { firstFrom } from '@/lib/ordered-numbers'
import type { Catalogue } from '../catalogue/catalogue'
import { isAmongIds } from '../live'
import { runsOf, type PageRun } from '../catalogue/index-files'
import type { Matches } from './matches'
import { isOfPublication } from './repeats'

/** A page of a file that holds words of the search; `file`: the lineage, which is in the address of the file. */
type Hit = { mediaId: string; file: string; name: string; page: number; excerpt: Excerpt }
/** How many pages of the files of an entry hold some of the words, and the best of these pages in the order of the file. */
export type Hits = { pages: number; best: Hit[] }

const mostShown = 3

/** The pages of entries (by number) that hold words of the search; an entry whose files hold none is left out. */
export async function hitsOf(catalogue: Catalogue, matches: Matches, numbers: number[]): Promise<Map<number, Hits>> {
  const pagesByEntry = new Map(
    numbers.map((number) => [number, pagesWith(shownRuns(catalogue, matches, number), matches)]),
  )
  const best = new Map([...pagesByEntry].map(([number, pages]) => [number, bestOf(pages)]))
  const texts = await textsOf([...best.values()].flat())
  const hits = numbers.map((number): [number, Hits] => [
    number,
    {
      pages: pagesByEntry.get(number)!.size,
      best: best.get(number)!.flatMap((id) => hitOf(texts.get(id), matches) ?? []),
    },
  ])
  return new Map(hits.filter(([, { best }]) => best.length > 0))
}

/** The runs of an entry's files, but not of those under a publication that was found too. */
function shownRuns(catalogue: Catalogue, { has }: Matches, number: number) {
  return runsOf(catalogue.files, number, (id) => !isOfPublication(catalogue, number, id, has))
}

/** How many of the words each page of some runs holds. */
function pagesWith(runs: PageRun[], { termMatches }: Matches) {
  const words = new Map<number, number>()
  for (const { first, last } of runs)
    for (const { pages } of termMatches)
      for (let n = firstFrom(pages, first); n < pages.length && pages[n]! <= last; n++)
        words.set(pages[n]!, (words.get(pages[n]!) ?? 0) + 1)
  return words
}

function bestOf(pages: Map<number, number>) {
  const best = [...pages].sort(([a, words], [b, otherWords]) => otherWords - words || a - b).slice(0, mostShown)
  return best.map(([id]) => id).sort((a, b) => a - b)
}

const pagesById = prepared((db) =>
  db
    .select({
      id: mediaPages.id,
      page: mediaPages.page,
      text: mediaPages.text,
      mediaId: media.id,
      file: media.lineage,
      name: media.name,
    })
    .from(mediaPages)
    .innerJoin(media, eq(media.id, mediaPages.mediaId))
    .where(isAmongIds(mediaPages.id)),
)

async function textsOf(pageIds: number[]) {
  const rows = pageIds.length > 0 ? await pagesById({ ids: JSON.stringify(pageIds) }) : []
  return new Map(rows.map((row) => [row.id, row]))
}

type PageText = NonNullable<ReturnType<Awaited<ReturnType<typeof textsOf>>['get']>>

function hitOf(row: PageText | undefined, { soughtTerms }: Matches): Hit | undefined {
  if (!row) return undefined
  const { mediaId, file, name, page, text } = row
  return { mediaId, file, name, page, excerpt: excerptOf(text, soughtTerms) }
}
