import { prepared } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { revisions } from '@/db/schema'
import { excerptOf, markedIn, type Excerpt } from '@/lib/search/excerpt'
import type { SearchTerm } from '@/lib/search/search-terms'
import { numberOf, type Catalogue } from '../catalogue/catalogue'
import { hitsOf, type Hits } from './page-hits'
import { filesOfRevisions, type ItemFile } from '../item-files'
import { liveTeasersOf, type Teaser } from '../teasers'
import type { Matches } from './matches'

export type Result = Teaser & {
  titled: Excerpt['parts']
  excerpt: Excerpt
  files: ItemFile[]
  hits?: Hits
}

/** UTF-16 units. */
const maxLength = 40_000

export async function resultsOf(
  { catalogue, matches }: { catalogue: Catalogue; matches: Matches },
  numbers: number[],
  now: number,
): Promise<Result[]> {
  if (numbers.length === 0) return []
  const ids = numbers.map((number) => catalogue.facts[number]!.releaseId)
  const teasers = await liveTeasersOf(now, ids)
  const revisionIds = teasers.map((item) => item.revisionId)
  const [filesOf, hits, bodies] = await Promise.all([
    filesOfRevisions(revisionIds),
    hitsOf(catalogue, matches, numbers),
    texts({ ids: JSON.stringify(revisionIds) }),
  ])
  const textOf = new Map(bodies.map(({ id, text }) => [id, text]))
  const byNumber = new Map(teasers.map((item) => [numberOf(catalogue, item.revisionId), item]))
  return numbers.flatMap((number) => {
    const item = byNumber.get(number)
    if (!item) return []
    const titled = markedIn(item.title, matches.soughtTerms)
    const excerpt = excerptFor(item.summary, textOf.get(item.revisionId) ?? '', matches.soughtTerms)
    return [{ ...item, titled, excerpt, files: filesOf(item.revisionId), hits: hits.get(number) }]
  })
}

const texts = prepared((db) =>
  db.select({ id: revisions.id, text: revisions.bodyText }).from(revisions).where(isAmongIds(revisions.id)),
)

/** The summary describes a text best; an excerpt replaces it where only the text has the words. */
function excerptFor(summary: string, text: string, terms: SearchTerm[]): Excerpt {
  const ofSummary: Excerpt = { parts: markedIn(summary, terms), before: false, after: false }
  if (isMarked(ofSummary)) return ofSummary
  const ofText = excerptOf(text.slice(0, maxLength), terms)
  return isMarked(ofText) || !summary ? ofText : ofSummary
}

function isMarked({ parts }: Excerpt) {
  return parts.some(({ marked }) => marked)
}
