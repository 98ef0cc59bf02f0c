import {
  document,
  notFound,
  publicRoute,
  sectionRoute,
  type PublicRequest,
  type PublicResponse,
} from '@/app/(site)/public-route'
import { FrontPage } from '@/components/site/front-page'
import { findInLibrary } from '@/domain/published/library'
import {
  leadingEntry,
  newestInMain,
  newestInLanguage,
  pinnedEntries,
  monthsOfYear,
  postYears,
  latestPosts,
  neighbourMonths,
  postsIn,
} from '@/domain/published/posts'
import { newsKinds, kindOfFolder } from '@/lib/kinds/kinds'
import { liveTerms, type TermKind, termPage, termsOfPeriod } from '@/domain/published/terms'
import { pageNumberIn, yearMonthIn } from '@/app/(site)/numbers'
import { NewsPage, EndingPage, RecordPage } from '@/components/site/list-pages'
import { listedIn, languageLinksOf } from '@/app/(site)/language-links'
import { YearPage, MonthPage } from '@/components/site/archive-pages'
import { languagesOfPeriod, languagesOfTerm } from '@/domain/published/list-languages'
import { TermsPage } from '@/components/site/terms-page'
import { countriesOnMap } from '@/domain/published/places'
import { TermPage } from '@/components/site/term-page'
import { helpCountries } from '@/domain/published/help'
import { helpBeside } from '@/domain/published/help-beside'
import { termPaths } from '@/lib/web/term-paths'
import { filterIn } from '@/app/(site)/filter'
import { libraryAddress } from '@/components/site/library-address'
import { LibraryPage } from '@/components/site/library-page'
import { mainLanguage } from '@/lib/languages/languages'
import { entryAnswer } from '@/app/(site)/item'
import { ChangesPage } from '@/components/site/changes-page'
import { changeList, isClaimed } from '@/domain/published/change-list'
import { endingTexts } from '@/domain/published/ending-texts'

export const front = sectionRoute(async ({ at: now, language, frame }) => {
  const { leadEntryId, pinnedEntryIds, zone } = frame.site
  const [chosenLead, pins, newest, publications, years, countries, topics] = await Promise.all([
    leadEntryId ? leadingEntry({ now, language, entryId: leadEntryId }) : undefined,
    pinnedEntries({ now, language, entryIds: pinnedEntryIds }),
    newestInLanguage({ now, language, kinds: newsKinds, limit: 6 + pinnedEntryIds.length }),
    newestInLanguage({ now, language, kinds: ['publication'], limit: 4 }),
    postYears({ now, language, zone }),
    liveTerms({ now, language, kind: 'country' }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  const inMain = {
    posts: await newestInMain({ now, language, kinds: newsKinds, limit: 3 }),
    publications: await newestInMain({ now, language, kinds: ['publication'], limit: 2 - publications.length }),
  }
  const lead = chosenLead ?? newest[0]
  const pinned = pins.filter((item) => item.entryId !== lead?.entryId)
  const shownIds = new Set([lead, ...pinned].map((item) => item?.entryId))
  const latest = newest.filter((post) => !shownIds.has(post.entryId)).slice(0, 5)
  return document(
    <FrontPage
      frame={frame}
      lead={lead}
      pinned={pinned}
      latest={latest}
      publications={publications}
      inMain={inMain}
      years={years}
      countries={countries}
      topics={topics}
    />,
  )
})

export const news = sectionRoute<{ page?: string }>(async ({ at: now, language, params, frame }) => {
  const page = pageNumberIn(params.page)
  const list = page && (await latestPosts({ now, language, page }))
  if (!list) return notFound()
  const [years, topics] = await Promise.all([
    postYears({ now, language, zone: frame.site.zone }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  return document(<NewsPage frame={frame} list={list} years={years} topics={topics} />)
})

export const archive = sectionRoute(async ({ at: now, language, frame }) => {
  const years = await postYears({ now, language, zone: frame.site.zone })
  return document(<RecordPage frame={frame} years={years} />)
})

export const year = publicRoute<{ year: string }>(async ({ at: now, language, params, frame }) => {
  const { zone } = frame.site
  const years = await postYears({ now, language, zone })
  const year = years.find((candidate) => candidate.year === Number(params.year))
  if (!year) return notFound()
  const period = { now, language, zone, year: year.year }
  const [months, topics, countries, inYear] = await Promise.all([
    monthsOfYear(period),
    termsOfPeriod({ ...period, kind: 'topic' }),
    termsOfPeriod({ ...period, kind: 'country' }),
    languagesOfPeriod({ now, zone, year: year.year }),
  ])
  const listFrame = listedIn(frame, [{ path: `/${params.year}`, ...inYear }, { path: '/archive' }], true)
  const terms = { topics, countries }
  return document(<YearPage frame={listFrame} year={year} years={years} months={months} {...terms} />)
})

export const month = publicRoute<{ year: string; month: string; page?: string }>(
  async ({ at: now, language, params, frame }) => {
    const month = yearMonthIn(params)
    const page = pageNumberIn(params.page)
    if (!month || !page) return notFound()
    const { zone } = frame.site
    const period = { now, language, zone, ...month }
    const list = await postsIn({ ...period, page })
    if (!list) return notFound()
    const [neighbours, years, topics, countries, inMonth, inYear] = await Promise.all([
      neighbourMonths(period),
      postYears({ now, language, zone }),
      termsOfPeriod({ ...period, kind: 'topic' }),
      termsOfPeriod({ ...period, kind: 'country' }),
      languagesOfPeriod({ now, zone, ...month }),
      languagesOfPeriod({ now, zone, year: month.year }),
    ])
    const listPath = `/${params.year}/${params.month}`
    const above = [{ path: `/${params.year}`, ...inYear }, { path: '/archive' }]
    const listFrame = listedIn(frame, [{ path: listPath, ...inMonth }, ...above], page === 1)
    const beside = { neighbours, years, topics, countries }
    return document(<MonthPage frame={listFrame} month={month} list={list} {...beside} />)
  },
)

export const terms = sectionRoute<{ kind: TermKind }>(async ({ at: now, language, params: { kind }, frame }) => {
  const [terms, places] = await Promise.all([
    liveTerms({ now, language, kind }),
    kind === 'country' ? countriesOnMap({ now, language }) : [],
  ])
  return document(<TermsPage frame={frame} kind={kind} terms={terms} places={places} />)
})

type TermParams = { kind: TermKind; slug: string; page?: string }

export const term = publicRoute<TermParams>(
  async ({ at: now, language, params: { kind, slug, page: number }, frame }) => {
    const page = pageNumberIn(number)
    const list = page && (await termPage({ now, language, kind, slug, page }))
    if (!list) return notFound()
    const places = kind === 'country' && page === 1 ? await countriesOnMap({ now, language }) : []
    const topics = page === 1 ? [] : await liveTerms({ now, language, kind: 'topic' })
    const ofText = list.item && (await helpBeside(list.item))
    const ofCountry = kind === 'country' && page === 1 ? await helpCountries() : []
    const own = ofCountry.filter((country) => country.slug === slug)
    const leaves = ofText !== undefined
    const path = termPaths[kind]
    const place = { path: `${path}/${slug}`, ...(await languagesOfTerm({ ...list.term, kind }, now)) }
    const view = (
      <TermPage
        frame={listedIn(frame, [place, { path }], page === 1)}
        kind={kind}
        places={places}
        topics={topics}
        help={own.length > 0 ? own : ofText}
        leaves={leaves}
        {...list}
      />
    )
    return document(view, { noReferrer: leaves })
  },
)

// Unknown names in a query, as of trackers, are ignored. Unknown values are 404, since their number is unlimited.
export const publications = sectionRoute(async ({ at: now, language, query, frame }) => {
  const filter = filterIn(query, language)
  const page = pageNumberIn(query.get('page') || '1')
  if (!filter || !page) return notFound()
  const readers = language === mainLanguage() ? undefined : language
  const result = await findInLibrary({ now, filter, page, readers })
  if (!result) return notFound()
  const chosen = readers ? { ...filter, language: undefined } : filter
  const languageLinks = languageLinksOf(frame, (other) => libraryAddress(other, chosen))
  return document(<LibraryPage frame={{ ...frame, languageLinks }} filter={filter} library={result} />)
})

export const changes = laterList(async ({ at: now, language, params, frame }) => {
  const page = pageNumberIn(params.page)
  const list = page && (await changeList({ now, language, page }))
  if (!list) return notFound()
  // The list of the main language has all languages.
  const all = list.total === 0 ? await changeList({ now, language: mainLanguage(), page: 1 }) : undefined
  const elsewhere = all?.total ? [{ language: mainLanguage(), n: all.total }] : []
  return document(<ChangesPage frame={{ ...frame, elsewhere }} list={list} />)
})

export const ending = laterList<{ folder: string; page?: string }>(async ({ at: now, language, params, frame }) => {
  const kind = kindOfFolder(`/${params.folder}`)!
  const page = pageNumberIn(params.page)
  const list = page && (await endingTexts({ now, language, kind, page }))
  return list ? document(<EndingPage frame={frame} kind={kind} list={list} />) : notFound()
})

/** Wraps the handler of a list. An editor's page that had the address before the list existed keeps it. */
function laterList<P extends { page?: string }>(work: (request: PublicRequest<P>) => Promise<PublicResponse>) {
  return sectionRoute<P>(async (request) => {
    const isFirst = request.params.page === undefined
    const entry = isFirst && (await isClaimed(request.path)) ? await entryAnswer(request) : notFound()
    return entry.is === 'missing' ? work(request) : entry
  })
}
