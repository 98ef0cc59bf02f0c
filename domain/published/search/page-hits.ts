import { eq, inArray } from 'drizzle-orm'
import { preparedQuery, read } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { media, mediaEditions, mediaPages, revisions } from '@/db/schema'
import { correctedPassages } from '@/lib/edition/corrected-passages'
import { headingAbove } from '@/lib/edition/heading-above'
import { OutlineEntry } from '@/lib/edition/schema'
import { lineLength, passageOf, type Excerpt } from '@/lib/search/excerpt'
import type { SearchTerm } from '@/lib/search/search-terms'
import { firstFrom } from '@/lib/lists/ordered-numbers'
import { createPause } from '@/lib/process/pauses'
import type { MediaType } from '@/lib/files/media-types'
import type { Catalogue } from '../catalogue/catalogue'
import { runsOf, type PageRun } from '../catalogue/index-files'
import { pagesOfRuns, type Matches } from './matches'
import { isOfPublication } from './repeats'
import { pick } from '@/lib/lists/pick'

/** `file`: the id of its first version, as in the address. */
type PageHit = {
  mediaId: string
  file: string
  name: string
  type: MediaType
  page: number
  excerpt: Excerpt
  heading?: HeadingAbove
}
type HeadingAbove = { text: string; id: string }
/** `pages`: the number of pages with words of the search; `best`: the best of them, in the order of the file. */
export type Hits = { pages: number; best: PageHit[] }

const maxShown = 3

/** Characters of corrected texts to search for one page of results: about 0.2 s for common words. */
const maxCharactersSearched = 2_000_000

/** Returns hits by catalogue number; an entry without matching pages has none. */
export async function hitsOf(catalogue: Catalogue, matches: Matches, numbers: number[]): Promise<Map<number, Hits>> {
  const runsByEntry = new Map(numbers.map((number) => [number, shownRuns(catalogue, matches, number)]))
  const runs = new Set([...runsByEntry.values()].flat())
  const pagesOfTerms = await Promise.all(matches.termMatches.map((match) => pagesOfRuns(catalogue, match, runs)))
  const pagesByEntry = new Map([...runsByEntry].map(([number, runs]) => [number, pagesWith(runs, pagesOfTerms)]))
  const best = new Map([...pagesByEntry].map(([number, pages]) => [number, bestPages(pages)]))
  const texts = await pageTextsOf([...best.values()].flat())
  const mediaIds = [...new Set([...texts.values()].map(({ mediaId }) => mediaId))]
  const [outlines, corrected] = await Promise.all([outlinesOf(mediaIds), correctedTextsOf(catalogue, mediaIds)])
  const pause = createPause()
  const hits = new Map<number, Hits>()
  for (const number of numbers) {
    const found: PageHit[] = []
    for (const id of best.get(number)!)
      found.push(...(await hitsIn(texts.get(id), { outlines, corrected, pause }, matches)))
    if (found.length > 0) hits.set(number, { pages: pagesByEntry.get(number)!.size, best: found.slice(0, maxShown) })
  }
  return hits
}

/** Finds runs to show, without files of a publication that was found too: they are shown there. */
function shownRuns(catalogue: Catalogue, { has }: Matches, number: number) {
  return runsOf(catalogue.files, number, (id) => !isOfPublication(catalogue, number, id, has))
}

function pagesWith(runs: PageRun[], pagesOfTerms: Uint32Array[]) {
  const words = new Map<number, number>()
  for (const { first, last } of runs)
    for (const pages of pagesOfTerms)
      for (let n = firstFrom(pages, first); n < pages.length && pages[n]! <= last; n++)
        words.set(pages[n]!, (words.get(pages[n]!) ?? 0) + 1)
  return words
}

function bestPages(pages: Map<number, number>) {
  const best = [...pages].sort(([a, words], [b, otherWords]) => otherWords - words || a - b).slice(0, maxShown)
  return best.map(([id]) => id).sort((a, b) => a - b)
}

const pagesById = preparedQuery((db) =>
  db
    .select({
      ...pick(mediaPages, 'id', 'page', 'text'),
      mediaId: media.id,
      file: media.lineage,
      name: media.name,
      type: media.type,
    })
    .from(mediaPages)
    .innerJoin(media, eq(media.id, mediaPages.mediaId))
    .where(isAmongIds(mediaPages.id)),
)

async function pageTextsOf(pageIds: number[]) {
  const rows = pageIds.length > 0 ? await pagesById({ ids: JSON.stringify(pageIds) }) : []
  return new Map(rows.map((row) => [row.id, row]))
}

async function outlinesOf(mediaIds: string[]) {
  if (mediaIds.length === 0) return new Map<string, OutlineEntry[]>()
  const rows = await read()
    .select({ mediaId: mediaEditions.mediaId, outline: mediaEditions.outline })
    .from(mediaEditions)
    .where(inArray(mediaEditions.mediaId, mediaIds))
  return new Map(rows.map(({ mediaId, outline }) => [mediaId, outline]))
}

async function correctedTextsOf({ corrections }: Catalogue, mediaIds: string[]) {
  const revisionIds = mediaIds.flatMap((id) => corrections.revisionOf.get(id) ?? [])
  if (revisionIds.length === 0) return new Map<string, string>()
  const rows = await read()
    .select({ id: revisions.id, bodyHtml: revisions.bodyHtml })
    .from(revisions)
    .where(inArray(revisions.id, revisionIds))
  return new Map(rows.map(({ id, bodyHtml }) => [corrections.fileOf.get(id)!, bodyHtml]))
}

type PageText = NonNullable<ReturnType<Awaited<ReturnType<typeof pageTextsOf>>['get']>>

type TextsOfFiles = {
  outlines: Map<string, OutlineEntry[]>
  corrected: Map<string, string>
  pause: ReturnType<typeof createPause>
}

async function hitsIn(
  row: PageText | undefined,
  { outlines, corrected, pause }: TextsOfFiles,
  { soughtTerms }: Matches,
): Promise<PageHit[]> {
  if (!row) return []
  const html = corrected.get(row.mediaId)
  return html === undefined
    ? [hitOnPage(row, outlines.get(row.mediaId) ?? [], soughtTerms)]
    : hitsInCorrected({ row, html: html.slice(0, maxCharactersSearched / corrected.size), pause }, soughtTerms)
}

/** Returns the passages with most words, or the beginning if only the title has words. */
async function hitsInCorrected(
  { row, html, pause }: { row: PageText; html: string; pause: ReturnType<typeof createPause> },
  terms: SearchTerm[],
): Promise<PageHit[]> {
  const { text: _, id: __, ...place } = row
  let best: PageHit[] = []
  let max = 0
  for (const { text, page, heading } of correctedPassages(html)) {
    const { excerpt, held } = passageOf(text, terms)
    if (held > max) [best, max] = [[], held]
    if (best.length === 0 || (held === max && held > 0)) best.push({ ...place, page, heading, excerpt })
    // The best passages are complete: the rest of a long text is not searched.
    if (best.length === maxShown && max === terms.length) break
    await pause()
  }
  return best.slice(0, maxShown)
}

function hitOnPage(row: PageText, outline: OutlineEntry[], soughtTerms: SearchTerm[]): PageHit {
  const { text, id: _, ...place } = row
  const { page } = place
  const { excerpt, at } = passageOf(text, soughtTerms)
  const isBefore = (end: number) => lineLength(text.slice(0, end)) <= at
  const above = headingAbove(outline, page, isBefore)
  // Only the shown heading is validated: all would take longer than the search.
  const { text: heading, id } = OutlineEntry.safeParse(above).data ?? {}
  return { ...place, excerpt, ...(heading && id && { heading: { text: heading, id } }) }
}
