/** @module-tag property */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import type { Kind } from '@/db/schema'
import { withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { joinTranslations, leaveTranslations } from '@/domain/writing/translations'
import type { Language } from '@/lib/languages/languages'
import { yearMonthOf } from '@/lib/time/time'
import { languagesOfPeriod, languagesOfTerm, ownLanguages } from './list-languages'
import { findInLibrary } from './library'
import { latestPosts, neighbourMonths, newestInMain, postsIn, monthsOfYear, postYears } from './posts'
import { liveTerms, termPage } from './terms'

// Compares lists in a language with a plain list of entries: texts in the language, then texts only in the main one.

const zone = 'Asia/Bangkok'
const inLists = ['en', 'km', 'zh'] as const

type Plain = {
  id: number
  kind: Kind
  language: Language
  dated: number
  group: string
  isLive: boolean
  term: boolean
}

const act = fc.record({
  does: fc.constantFrom('publish', 'publish', 'publish', 'publish', 'withdraw', 'join', 'join', 'leave', 'ask'),
  kind: fc.constantFrom('post' as const, 'post' as const, 'publication' as const, 'page' as const),
  language: fc.constantFrom('en' as const, 'en' as const, 'en' as const, 'km' as const, 'zh' as const),
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 4 }),
  term: fc.boolean(),
  which: fc.nat(50),
  other: fc.nat(50),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

test('lists, counts, pages and months agree with a plain list, after every change', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 28 }), async (acts) => {
      testDatabase()
      const room = await newsroom()
      const all: Plain[] = []
      let now = morning('2016-01-01')
      for (const [n, one] of acts.entries()) {
        await perform(room, all, one, (now += 60_000), n)
        // Lists of an earlier state are carried on to the next one.
        if (one.does === 'ask') await compare(all, now)
      }
      await compare(all, now)
    }),
    runs({ suite: 25, soak: 500, seed: 90 }),
  )
}, 3_600_000)

type Room = Awaited<ReturnType<typeof newsroom>>

async function perform(room: Room, all: Plain[], one: Act, now: number, n: number) {
  const { does, kind, language, day, month, term, which, other } = one
  const entry = all[which % all.length]
  const to = all[other % all.length]
  if (does === 'publish') {
    const date = `2015-0${month}-${String(day).padStart(2, '0')}`
    const publication = { type: 'report' as const, publishedOn: '2015', publisher: '' }
    const content = { title: `Text ${n}`, slug: `text-${n}`, termIds: term ? [room.terms.myanmar] : [] }
    const changes = kind === 'publication' ? { ...content, publication } : content
    const { entryId } = await room.publish(date, changes, kind, language)
    all.push({ id: entryId, kind, language, dated: morning(date), group: `alone ${n}`, isLive: true, term })
  }
  if (does === 'withdraw' && entry?.isLive) {
    const done = await withdraw(room.editor, { entryId: entry.id, reason: 'error', explanation: 'Wrong.' }, now)
    if (done.ok) entry.isLive = false
  }
  if (does === 'join' && entry && to) {
    const done = await joinTranslations(room.editor, { entryId: entry.id, to: to.id }, now)
    if (done.ok) entry.group = to.group
  }
  if (does === 'leave' && entry) {
    const done = await leaveTranslations(room.editor, entry.id, now)
    if (done.ok) entry.group = `left ${n}`
  }
}

async function compare(all: Plain[], now: number) {
  for (const language of inLists) {
    const [own = [], inMain = []] = partsFor(all, language)
    const ofKind = (kind: Kind) => [own, inMain].map((part) => part.filter((entry) => entry.kind === kind))
    const posts = ofKind('post')
    expect(await everyPage((page) => latestPosts({ now, language, page }))).toEqual(asList(posts))
    const publications = ofKind('publication')
    const shelf = await everyPage(
      async (page) => (await findInLibrary({ now, filter: { sort: 'posted' }, readers: language, page }))?.list,
    )
    expect(shelf).toEqual(asList(publications))
    const newest = await newestInMain({ now, language, kinds: ['post'], limit: 3 })
    expect(newest.map(({ entryId }) => entryId)).toEqual(posts[1]!.slice(0, 3).map(({ id }) => id))

    const carrying = [own, inMain].map((part) => part.filter(({ term }) => term))
    const count = carrying.flat().length
    expect((await liveTerms({ now, language, kind: 'country' })).map((term) => term.count)).toEqual(
      count ? [count] : [],
    )
    const ownCount = carrying[0]!.length
    const ownTerms = await liveTerms({ now, language, kind: 'country', ownOnly: true })
    expect(ownTerms.map((term) => term.count)).toEqual(ownCount ? [ownCount] : [])
    const query = { now, language, kind: 'country' as const, slug: 'myanmar' }
    if (count > 0)
      expect(await everyPage(async (page) => (await termPage({ ...query, page }))?.list)).toEqual(asList(carrying))
    else expect(await termPage({ ...query, page: 1 })).toBeUndefined()

    await compareMonths(posts, language, now)
  }
  const having = (which: (entry: Plain) => boolean) =>
    inLists.filter((language) => partsFor(all, language).flat().some(which))
  const owning = (which: (entry: Plain) => boolean) =>
    inLists.filter((language) => all.some((entry) => entry.isLive && entry.language === language && which(entry)))
  const carries = ({ term, kind }: Plain) => term && kind !== 'page'
  const ofTerm = await languagesOfTerm({ kind: 'country', slug: 'myanmar', pages: [] }, now)
  expect(ofTerm).toEqual({ in: having(carries), own: owning(carries) })
  const isPost = ({ kind }: Plain) => kind === 'post'
  expect(await languagesOfPeriod({ now, zone, year: 2015 })).toEqual({ in: having(isPost), own: owning(isPost) })
  expect(await ownLanguages('/news', now)).toEqual([...new Set(['en', ...owning(isPost)])])
}

async function compareMonths(posts: Plain[][], language: Language, now: number) {
  const years = await postYears({ now, language, zone })
  const monthOf = ({ dated }: Plain) => yearMonthOf(dated, zone).month
  const counts = Array.from({ length: 12 }, (_, n) => posts.flat().filter((post) => monthOf(post) === n + 1).length)
  const total = posts.flat().length
  expect(years).toEqual(total > 0 ? [{ year: 2015, total, months: counts }] : [])
  const ofYear = await monthsOfYear({ now, language, zone, year: 2015 })
  expect(ofYear.flatMap(({ newest }) => newest.map(({ entryId }) => entryId))).toEqual(posts.flat().map(({ id }) => id))
  const firsts = await monthsOfYear({ now, language, zone, year: 2015 }, 1)
  expect(firsts).toEqual(ofYear.map((month) => ({ ...month, newest: month.newest.slice(0, 1) })))
  expect(firsts.map(({ total }) => total)).toEqual(ofYear.map(({ newest }) => newest.length))
  for (const [n, count] of counts.entries()) {
    const month = { year: 2015, month: n + 1 }
    const within = posts.map((part) => part.filter((post) => monthOf(post) === n + 1))
    const list = await everyPage((page) => postsIn({ now, language, zone, ...month, page }))
    expect(list).toEqual(count > 0 ? asList(within) : { ids: [], own: 0 })
    const filled = counts.flatMap((count, m) => (count > 0 ? m + 1 : []))
    const { previous, next } = await neighbourMonths({ now, language, zone, ...month })
    expect(previous?.month).toBe(filled.findLast((one) => one < month.month))
    expect(next?.month).toBe(filled.find((one) => one > month.month))
  }
}

function partsFor(all: Plain[], language: Language): Plain[][] {
  const live = all.filter(({ isLive }) => isLive)
  const texts = live.filter(({ kind }) => kind !== 'page').toSorted((a, b) => b.dated - a.dated || b.id - a.id)
  const own = texts.filter((entry) => entry.language === language)
  const hasLists = live.some((entry) => entry.language === language)
  const isTranslated = ({ group }: Plain) => live.some((entry) => entry.language === language && entry.group === group)
  const inMain = texts.filter((entry) => entry.language === 'en' && !isTranslated(entry))
  return [own, language !== 'en' && hasLists ? inMain : []]
}

function asList(parts: Plain[][]) {
  return { ids: parts.flat().map(({ id }) => id), own: parts[0]!.length }
}

type SomePage = { items: { entryId: number }[]; own: number; total: number; pages: number } | undefined

async function everyPage(pageOf: (page: number) => Promise<SomePage>) {
  const first = await pageOf(1)
  const ids = first?.items.map(({ entryId }) => entryId) ?? []
  for (let page = 2; page <= (first?.pages ?? 0); page++)
    ids.push(...(await pageOf(page))!.items.map(({ entryId }) => entryId))
  expect(ids).toHaveLength(first?.total ?? 0)
  return { ids, own: first?.own ?? 0 }
}
