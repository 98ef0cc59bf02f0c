import { pageNumberIn } from '@/app/(site)/numbers'
import { document, notFound, moved, publicRoute } from '@/app/(site)/public-route'
import { ReadingPage } from '@/components/site/reading-page'
import { isAtRisk } from '@/domain/published/help-beside'
import { findItem } from '@/domain/published/item'
import { findReading, type ReadingOf } from '@/domain/published/pages'
import { addressesFor, editionsOf, type LanguageEdition } from '@/domain/published/translations'
import { languagePrefix, type Language, mainLanguage, isLanguage } from '@/lib/languages/languages'
import { readingPath, readingPagePath, readingHeadingPath } from '@/lib/web/reading-path'
import { languageLinksOf } from '@/app/(site)/frame'
import { localPath } from '@/components/site/frame'
import { filterForReaders, searchAddress } from '@/components/site/search-address'
import { SearchPage, SearchStart } from '@/components/site/search-page'
import { helpCountries } from '@/domain/published/help'
import { postsToGoOnTo } from '@/domain/published/posts'
import { searchSorts, type SearchFilter } from '@/domain/published/search/filter'
import { searchTexts as findTexts, searchChoices } from '@/domain/published/search/search'
import { liveTerms } from '@/domain/published/terms'
import { asksForHelp } from '@/lib/search/words-of-need'

type PartParams = { slug: string; file: string; part?: string }

export const readPart = publicRoute<PartParams>(
  async ({ at: now, path, language, params: { slug, file: lineage, part }, frame }) => {
    const number = pageNumberIn(part)
    if (!number) return notFound()
    const publication = `${languagePrefix(language)}/publications/${slug}`
    const lookup = await findReading({ path: publication, lineage, part: number, now })
    if (!lookup) return notFound()
    const readingAddress = readingPath({ path: lookup.is === 'moved' ? lookup.path : publication }, { lineage }, number)
    if (readingAddress !== path) return moved(readingAddress) // the first part has no number
    if (lookup.is === 'moved') return notFound()
    const { item, language: spoken, corrected } = lookup.reading
    const [languageLinks, leaves] = await Promise.all([
      readingLanguageLinks(lookup.reading, now),
      isAtRisk(item.entryId),
    ])
    const facts = { lastModified: Math.max(item.updatedAt, corrected?.at ?? 0), language: spoken, noReferrer: leaves }
    return document(<ReadingPage frame={{ ...frame, languageLinks }} reading={lookup.reading} leaves={leaves} />, facts)
  },
)

/** Returns language links at a moment (UTC ms): the edition's file, else this file there, else the publication. */
async function readingLanguageLinks({ item, file, part }: ReadingOf, now: number) {
  const editions = await editionsOf({ entryId: item.entryId, now })
  const languageLinks: Partial<Record<Language, string>> = await addressesFor(item, editions, now)
  for (const edition of editions) languageLinks[edition.language] = await readIn(edition, file.lineage, now)
  return { ...languageLinks, [item.language]: readingPath(item, file, part) }
}

async function readIn({ path, language }: LanguageEdition, lineage: string, now: number) {
  const lookup = await findItem({ path, now })
  const files = lookup?.is === 'live' ? lookup.item.files.filter(({ readable }) => readable) : []
  const file =
    files.find((one) => (one.language ?? language) === language) ?? files.find((one) => one.lineage === lineage)
  return file ? readingPath({ path }, file) : path
}

/** No edition has a longer id. */
const headingShape = /^[a-z0-9-]{1,100}$/

type PlaceParams = { slug: string; file: string; number?: string; heading?: string }

/** Finds the part with a page or a heading, which change with the file. */
export const readPlace = publicRoute<PlaceParams>(async ({ at: now, language, params }) => {
  const { slug, file: lineage, number, heading = '' } = params
  const page = number === undefined ? undefined : pageNumberIn(number)
  if (!page && !headingShape.test(heading)) return notFound()
  const path = `${languagePrefix(language)}/publications/${slug}`
  const lookup = await findReading({ path, lineage, ...(page ? { page } : { heading }), now })
  if (!lookup) return notFound()
  if (lookup.is === 'moved')
    return moved(page ? readingPagePath(lookup, { lineage }, page) : readingHeadingPath(lookup, { lineage }, heading))
  return moved(`${readingPath({ path }, { lineage }, lookup.reading.part)}#${page ? `p${page}` : heading}`)
})

/** Characters of a search and of a filter. */
const maxLength = 200

// Unknown values are 404, since their number is unlimited. Without words there is one page, whatever the filters.
export const search = publicRoute(async ({ at: now, language, path, query, frame }) => {
  // In a language without texts, all languages are searched.
  const filter = searchIn(query, frame.languages.includes(language) ? language : mainLanguage())
  const page = pageNumberIn(query.get('page') || '1')
  if (!filter || !page) return notFound()
  if (!filter.q) {
    const languageLinks = languageLinksOf(frame, (other) => localPath(other, '/search'))
    const kinds = await searchChoices(now)
    return query.size > 0 ? moved(path) : document(<SearchStart frame={{ ...frame, languageLinks }} kinds={kinds} />)
  }
  const [result, help] = await Promise.all([
    findTexts({ now, filter, page }),
    frame.help && asksForHelp(filter.q) ? helpCountries() : [],
  ])
  if (!result) return notFound()
  const ways = result.list.total === 0 ? await waysOn(now, language) : undefined
  const languageLinks = languageLinksOf(frame, (other) => searchAddress(other, filterForReaders(frame, filter, other)))
  return document(
    <SearchPage frame={{ ...frame, languageLinks }} filter={filter} search={result} help={help} ways={ways} />,
  )
})

/**
 * Reads what a query asks for. Without `language`, another section searches its own language and the main one, the main
 * section all. Undefined for an unknown language or order.
 */
function searchIn(query: URLSearchParams, section: Language): SearchFilter | undefined {
  const valueOf = (name: string) => [...(query.get(name) ?? '')].slice(0, maxLength).join('').trim() || undefined
  const sort = searchSorts.find((one) => one === (valueOf('sort') ?? 'best'))
  const chosen = valueOf('language')
  const language = chosen ?? 'all'
  if (!sort || !(language === 'all' || isLanguage(language))) return undefined
  return {
    q: valueOf('q')?.replace(/\s+/g, ' ') ?? '',
    kind: valueOf('kind') as SearchFilter['kind'],
    country: valueOf('country'),
    year: valueOf('year'),
    language: language === 'all' ? undefined : language,
    readers: chosen === undefined && section !== mainLanguage() ? section : undefined,
    sort,
  }
}

const fewTopics = 12

async function waysOn(now: number, language: Language) {
  const [latest, topics] = await Promise.all([
    postsToGoOnTo({ now, language, limit: 4 }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  return { latest, topics: topics.toSorted((one, other) => other.count - one.count).slice(0, fewTopics) }
}
