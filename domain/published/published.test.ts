/** @module-tag property */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicVersion, write } from '@/db/connection'
import { redirects } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import type { Language } from '@/lib/languages/languages'
import { yearMonthOf } from '@/lib/time/time'
import { newsByMonth } from '@/domain/desk/entries'
import { makeActor } from '@/domain/staff/actor'
import { saveDraft } from '@/domain/writing/drafts'
import { silentAddresses } from '@/domain/addresses/silent-addresses'
import { release } from '@/domain/publishing/releases'
import { act, lineage, standing, tell, type EntryHistory } from '@/domain/testing/histories'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { newestTexts } from './feed'
import { findPublicFile, pageOfFormerFile } from './files'
import { findItem, liveEndingIn } from './item'
import { publicationsMatching, type PublicationFilter } from './library'
import { libraryFacets } from '@/domain/testing/library'
import { nextGoLive } from './live'
import { latestPosts, postsIn, monthsOfYear, postYears } from './posts'
import { redirectTarget } from './redirects'
import { liveLanguages } from './live-languages'
import { liveAddresses } from './sitemap'
import { liveTerms, termsOfPeriod } from './terms'
import { compareEntryLists, compareHarvest } from './test-programs'

// Every public question must agree with a plain list of releases.

const zone = 'Asia/Bangkok'
const start = Date.UTC(2014, 9, 1)
const language: Language = 'en'

test('every public page, list, count, file and redirect agrees with the releases at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 25 }),
      // Few entries get long histories, many entries get short ones.
      fc.constantFrom(1, 2, 6),
      fc.infiniteStream(fc.nat()),
      async (acts, max, chances) => {
        testDatabase()
        const histories = await tell(acts, { start, max })
        await redirectToAll(histories)
        const edges = histories.flatMap((entry) => entry.releases.flatMap(({ at }) => [at - 1, at]))
        for (const chance of chances.take(10)) await compare(histories, edges[chance % edges.length] ?? start)
      },
    ),
    runs({ suite: 60, soak: 1_000, seed: 2014 }),
  )
}, 3_600_000)

async function compare(histories: EntryHistory[], now: number) {
  const live = histories.flatMap((entry) => {
    const current = standing(entry.releases, now)
    return current?.path ? [{ kind: entry.kind, ...current, path: current.path }] : []
  })
  const paths = (rows: { path: string }[]) => rows.map((row) => row.path).toSorted()
  const posts = live.filter((row) => row.kind === 'post')
  const publications = live.filter((row) => row.kind === 'publication')

  expect(paths(await liveAddresses(now))).toEqual(paths(live))
  expect(paths((await latestPosts({ now, language, page: 1 }))!.items)).toEqual(paths(posts))
  expect(paths((await newestTexts({ now, language, limit: 20 })).items)).toEqual(paths(live))
  const library = (await publicationsMatching({ now, filter: {}, page: 1 }))!
  expect(paths(library.items)).toEqual(paths(publications))
  await compareSearches(histories, publications, now)
  expect((await libraryFacets({ now, filter: {} })).year.map((choice) => choice.count)).toEqual(
    publications.length ? [publications.length] : [],
  )
  expect((await liveTerms({ now, language, kind: 'topic' })).map((term) => term.count)).toEqual(
    live.some((row) => row.term) ? [live.filter((row) => row.term).length] : [],
  )
  await compareFiles(histories, now)
  await compareHarvest(histories, now)
  await compareEntryLists(live, { start, now })
  expect(await liveLanguages(now)).toEqual(live.length ? ['en'] : [])

  const years = await postYears({ now, language, zone })
  expect(await newsByMonth(now, zone)).toEqual(years)
  const counted = years.flatMap(({ year, months }) => months.map((n, m) => [year, m + 1, n] as const))
  for (const [year, month, n] of counted) {
    const within = posts.filter(
      (row) => yearMonthOf(row.dated, zone).year === year && yearMonthOf(row.dated, zone).month === month,
    )
    expect(n).toBe(within.length)
    expect(paths((await postsIn({ now, language, zone, year, month, page: 1 }))?.items ?? [])).toEqual(paths(within))
  }
  expect(counted.reduce((sum, [, , n]) => sum + n, 0)).toBe(posts.length)

  for (const year of new Set(counted.map(([year]) => year))) {
    const within = posts.filter((row) => yearMonthOf(row.dated, zone).year === year)
    const months = await monthsOfYear({ now, language, zone, year })
    expect(paths(months.flatMap(({ newest }) => newest))).toEqual(paths(within))
    const topics = await termsOfPeriod({ now, language, zone, year, kind: 'topic' })
    const filed = within.filter(({ term }) => term).length
    expect(topics.map(({ count }) => count)).toEqual(filed ? [filed] : [])
  }

  for (const entry of histories) {
    const current = standing(entry.releases, now)
    for (const path of new Set(entry.releases.flatMap((row) => row.path ?? []))) {
      const everLive = entry.releases.some((row) => row.path === path && row.at <= now && !row.cancelled)
      const expected = !everLive ? undefined : current!.path === path ? 'live' : current!.path ? 'moved' : 'gone'
      expect((await findItem({ path, now }))?.is).toBe(expected)
      const end = expected === 'moved' ? current!.path : expected && path
      expect(await redirectTarget({ source: `/led${path}`, now })).toBe(end)
      const alike = await liveEndingIn({ now, slug: path.split('/').at(-1)! })
      expect(alike.some((teaser) => teaser.path === path)).toBe(expected === 'live')
    }
  }
  // Every former public address answers; a redirect is silent while its target is not public.
  const { silent } = await silentAddresses(reader, now)
  expect(silent.filter(({ target }) => target === null)).toEqual([])
  const due = histories
    .flatMap((entry) => entry.releases)
    .filter((row) => row.at > now && !row.cancelled)
    .map((row) => row.at)
  expect(await nextGoLive(now)).toBe(due.length ? Math.min(...due) : undefined)
}

const reader = makeActor({ id: null, name: 'The test', role: 'admin', zone })

function pathsOf(histories: EntryHistory[]) {
  return [...new Set(histories.flatMap(({ releases }) => releases.flatMap(({ path }) => path ?? [])))]
}

/** Writes redirects to every address of the histories, also to addresses that are not public yet. */
async function redirectToAll(histories: EntryHistory[]) {
  const rows = pathsOf(histories).map((target) => ({ source: `/led${target}`, target, createdAt: 0 }))
  if (rows.length) await write(async (tx) => tx.insert(redirects).values(rows))
}

type Live = { path: string; title: string; term?: boolean; file?: number }

/** Compares the results for every word that can find a publication: of its text, of its file, and of its terms. */
async function compareSearches(histories: EntryHistory[], publications: Live[], now: number) {
  const pathsFor = async (filter: PublicationFilter) =>
    (await publicationsMatching({ now, filter, page: 1 }))!.items.map(({ path }) => path).toSorted()
  const those = (which: (one: Live) => unknown) =>
    publications
      .filter(which)
      .map(({ path }) => path)
      .toSorted()
  for (const { title } of histories) {
    expect(await pathsFor({ q: `"${title}"` })).toEqual(those((one) => one.title === title))
    expect(await pathsFor({ series: title.replace('Entry ', 'series-') })).toEqual(those((one) => one.title === title))
  }
  expect(await pathsFor({ q: 'kingfisher' })).toEqual(those(({ file }) => file))
  expect(await pathsFor({ topic: 'protection', q: 'entry -kingfisher' })).toEqual(
    those(({ term, file }) => term && !file),
  )
  const choices = await libraryFacets({ now, filter: { q: 'kingfisher' } })
  expect(choices.topic.map(({ count }) => count)).toEqual(
    [those(({ term, file }) => term && file).length].filter(Boolean),
  )
  expect((await libraryFacets({ now, filter: {} })).series.map(({ label }) => label).toSorted()).toEqual(
    publications.map(({ title }) => title.replace('Entry', 'Series')).toSorted(),
  )
}

/** The file's stable address, each version's own, the page they lead to afterwards, and the list on the entry's page. */
async function compareFiles(histories: EntryHistory[], now: number) {
  const entries = histories.map(({ releases }) => {
    const come = releases.filter((row) => row.at <= now && !row.cancelled && row.path && row.file)
    const first = (version: number) =>
      standing(
        come.filter((row) => row.file === version),
        now,
        'first',
      )
    return { come, first, current: standing(releases, now) }
  })
  const offered = Math.max(0, ...entries.map(({ current }) => (current?.path && current.file) || 0))
  expect((await findPublicFile({ id: lineage, now }))?.version ?? 0).toBe(offered)

  for (const version of [undefined, 1, 2, 3]) {
    const had = (row: { file?: number }) => version === undefined || row.file === version
    if (version) {
      const isPublic = entries.some(
        ({ come, current }) => current?.path && (current.file ?? 0) >= version && come.some(had),
      )
      expect((await findPublicFile({ id: lineage, version, now }))?.version).toBe(isPublic ? version : undefined)
    }
    const last = standing(
      entries.flatMap(({ come }) => come.filter(had)),
      now,
    )
    const page = await pageOfFormerFile({ id: lineage, version, now })
    expect(page !== undefined).toBe(last !== undefined)
    const { current } = entries.find(({ come }) => last && come.includes(last)) ?? {}
    if (page) expect((await findItem({ path: page, now }))?.is).toBe(current!.path ? 'live' : 'gone')
    if (page && current!.path) expect(page).toBe(current!.path)
  }

  for (const { first, current } of entries) {
    if (!current?.path) continue
    const lookup = await findItem({ path: current.path, now })
    const listed = lookup?.is === 'live' && lookup.item.versions.map(({ version, at }) => ({ version, at }))
    const expected = [3, 2, 1].flatMap((version) => {
      const release = version <= (current.file ?? 0) && first(version)
      return release ? [{ version, at: release.at }] : []
    })
    expect(listed).toEqual(expected)
  }
}

test('typing a draft does not move the public version; releasing does', async () => {
  testDatabase()
  const editor = await someone()
  const before = await publicVersion()
  let saved = got(await createEntry(editor, { kind: 'post', language, session: 's', content: content() }, 0))
  for (let n = 0; n < 50; n++) {
    saved = got(
      await saveDraft(
        editor,
        { entryId: saved.entryId, base: saved, session: 's', content: content({ summary: `${n}` }) },
        n,
      ),
    )
  }
  expect(await publicVersion()).toBe(before)
  got(await release(editor, { ...saved, at: 1000 }, 100))
  expect(await publicVersion()).toBeGreaterThan(before)
})
