import { prepared } from '@/db/connection'
import { revisions } from '@/db/schema'
import { excerptOf, markedIn, type Excerpt } from '@/lib/excerpt'
import type { SearchTerm } from '@/lib/search-terms'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import { hitsOf, type Hits } from './page-hits'
import { filesOfRevisions, type ItemFile } from '../item-files'
import { isAmongIds, liveTeasersOf, type Teaser } from '../live'
import type { Matches } from './matches'

/** An entry that was found: its title with the words marked, its summary or the place in its text, and pages of its files. */
export type Result = Teaser & {
  titled: Excerpt['parts']
  excerpt: Excerpt
  files: ItemFile[]
  hits?: Hits
}

/** How much of a very long text is looked through for words to show, in UTF-16 units. */
const longest = 40_000

/** What lists show of entries, by their numbers and in their order. */
export async function resultsOf(
  { catalogue, matches }: { catalogue: Catalogue; matches: Matches },
  numbers: number[],
  now: number,
): Promise<Result[]> {
  if (numbers.length === 0) return []
  const ids = numbers.map((number) => catalogue.facts[number]!.releaseId)
  const found = await liveTeasersOf(now, ids)
  const revisionIds = found.map((item) => item.revisionId)
  const [filesOf, hits, bodies] = await Promise.all([
    filesOfRevisions(revisionIds),
    hitsOf(catalogue, matches, numbers),
    texts({ ids: JSON.stringify(revisionIds) }),
  ])
  const textOf = new Map(bodies.map(({ id, text }) => [id, text]))
  const byNumber = new Map(found.map((item) => [numberOf(catalogue, item.revisionId), item]))
  return numbers.flatMap((number) => {
    const item = byNumber.get(number)
    if (!item) return []
    const titled = markedIn(item.title, matches.sought)
    const excerpt = told(item.summary, textOf.get(item.revisionId) ?? '', matches.sought)
    return [{ ...item, titled, excerpt, files: filesOf(item.revisionId), hits: hits.get(number) }]
  })
}

const texts = prepared((db) =>
  db.select({ id: revisions.id, text: revisions.bodyText }).from(revisions).where(isAmongIds(revisions.id)),
)

/** A summary says best what a text is about; its words are shown instead where only they are what is looked for. */
function told(summary: string, text: string, terms: SearchTerm[]): Excerpt {
  const short: Excerpt = { parts: markedIn(summary, terms), before: false, after: false }
  if (isMarked(short)) return short
  const inText = excerptOf(text.slice(0, longest), terms)
  return isMarked(inText) || !summary ? inText : short
}

function isMarked({ parts }: Excerpt) {
  return parts.some(({ marked }) => marked)
}
