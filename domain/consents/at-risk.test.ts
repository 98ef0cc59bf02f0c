/** @module-tag thorough */
import fc from 'fast-check'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs, tries } from '@/db/test-runs'
import { entryList } from '@/domain/published/entry-list'
import { newestTexts } from '@/domain/published/feed'
import { findPublicFile, findPublicUpload } from '@/domain/published/files'
import { harvest } from '@/domain/published/harvest'
import { findItem } from '@/domain/published/item'
import { publicationsMatching } from '@/domain/published/library'
import { libraryFacets } from '@/domain/testing/library'
import { searchTexts } from '@/domain/published/search/search'
import { liveAddresses } from '@/domain/published/sitemap'
import { consentAct } from '@/domain/testing/consent-acts'
import { smallArchive, perform } from '@/domain/testing/consent-histories'
import { readyEntry } from '@/domain/testing/consents'
import { got, someone } from '@/domain/testing/newsroom'
import { release } from '@/domain/publishing/releases'
import { edges, everything, idsIn, isAtRisk, standing, whyNot, type Tables } from './test-plain-consents'

const start = Date.UTC(2015, 0, 1, 5)

test(
  'nothing marked is public at a moment at which a consent does not hold, in any channel, whatever was done',
  async () => {
    const seen = { texts: 0, marked: 0, ended: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(consentAct, { minLength: 15, maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        async (acts, chances) => {
          testDatabase()
          const archive = await smallArchive(start)
          let known = idsIn(await everything())
          for (const act of acts) {
            const isDone = await perform(archive, act)
            if (!isDone) continue
            const { now } = archive
            const tables = await everything()
            for (const at of edges(tables, now)) checkMoment(tables, at, seen, act.does)
            checkEndsFollowTexts(tables, now)
            checkBundlesAreWhole(tables, now)
            const added = tables.releaseRows.filter(({ id }) => !known.has(id))
            for (const row of added) checkGate(tables, row, act.does)
            known = idsIn(tables)
          }
          const tables = await everything()
          const moments = edges(tables, archive.now)
          for (const chance of chances.take(3)) await compareChannels(tables, moments[chance % moments.length]!)
        },
      ),
      runs({ suite: 100, soak: 10_000, seed: 2026 }),
    )
    // Without marked texts that readers had, and some that they lost, nothing would have been tried.
    expect([seen.texts, seen.marked, seen.ended].map((n) => n > tries(100))).toEqual([true, true, true])
  },
  3 * 3_600_000,
)

test('a text that readers keep for one millisecond after its consent has ended is found', async () => {
  testDatabase()
  const [writer, second] = [await someone('editor'), await someone('editor')]
  const saved = await readyEntry({ writer, second }, { title: 'Until the end', lastDay: '2015-01-10' }, start)
  got(await release(writer, saved, start))
  const check = async () => {
    const tables = await everything()
    for (const at of edges(tables, start)) checkMoment(tables, at, { texts: 0, marked: 0, ended: 0 }, 'release')
  }
  await check()
  const end = eq(releases.withdrawal, 'unavailable')
  await write(
    async (tx) =>
      void (await tx
        .update(releases)
        .set({ goesLiveAt: sql`goes_live_at + 1` })
        .where(end)),
  )
  await expect(check()).rejects.toThrow(/is public at \d+, though/)
})

function checkMoment(
  tables: Tables,
  at: number,
  seen: { texts: number; marked: number; ended: number },
  after: string,
) {
  for (const { id: entryId } of tables.entryRows) {
    const row = standing(tables, entryId, at)
    if (row?.withdrawal === 'unavailable') seen.ended++
    if (!row?.revisionId) continue
    const why = whyNot(tables, { entryId, revisionId: row.revisionId }, at)
    seen.texts++
    if (why === 'marked') seen.marked++
    else if (why) throw new Error(`After “${after}”, entry ${entryId} is public at ${at}, though ${why}.`)
  }
}

/** Checks that all of a bundle is set for later, or nothing. */
function checkBundlesAreWhole({ releaseRows, memberRows }: Tables, now: number) {
  const pending = releaseRows.filter((row) => row.goesLiveAt > now && row.cancelledAt === null)
  for (const { bundleId, entryId } of memberRows) {
    const isSet = (id: number) => pending.some((row) => row.bundleId === bundleId && row.entryId === id)
    const others = memberRows.filter((row) => row.bundleId === bundleId && isSet(row.entryId) !== isSet(entryId))
    if (others.length) throw new Error(`Of bundle ${bundleId}, a part is set for later.`)
  }
}

/** Checks that a release of a text at risk passed the gate: valid consents, and a check by a second person. */
function checkGate(tables: Tables, { entryId, revisionId, goesLiveAt }: Tables['releaseRows'][number], after: string) {
  if (revisionId === null) return
  const why = whyNot(tables, { entryId, revisionId }, goesLiveAt)
  if (why && why !== 'marked') throw new Error(`“${after}” released entry ${entryId}, though ${why}.`)
  if (!isAtRisk(tables, { entryId, revisionId })) return
  const authors = tables.revisionRows
    .filter((row) => row.entryId === entryId && row.id <= revisionId)
    .map(({ author }) => author)
  if (!tables.checkRows.some((check) => check.revisionId === revisionId && !authors.includes(check.by)))
    throw new Error(`“${after}” released entry ${entryId}, which no second person has looked at.`)
}

/** Checks that every end has a text to end, at the same address. */
function checkEndsFollowTexts(tables: Tables, now: number) {
  for (const row of tables.releaseRows) {
    if (row.withdrawal !== 'unavailable' || row.cancelledAt !== null || row.goesLiveAt <= now) continue
    const before = standing(tables, row.entryId, row.goesLiveAt - 1)
    if (!before?.revisionId || before.path !== row.path || before.dated !== row.dated)
      throw new Error(`The end of entry ${row.entryId} at ${row.goesLiveAt} ends nothing.`)
  }
}

/** Every channel that readers and programs have, against the releases. */
async function compareChannels(tables: Tables, now: number) {
  const live = tables.entryRows.flatMap(({ id }) => {
    const row = standing(tables, id, now)
    return row?.revisionId ? [{ ...row, revisionId: row.revisionId }] : []
  })
  const languageOf = (entryId: number) => tables.entryRows.find(({ id }) => id === entryId)!.language
  const titleOf = (id: number) => tables.revisionRows.find((revision) => revision.id === id)!.title
  const paths = (rows: { path: string }[]) => rows.map(({ path }) => path).toSorted()
  const inEnglish = live.filter(({ entryId }) => languageOf(entryId) === 'en')

  expect(paths(await liveAddresses(now))).toEqual(paths(live))
  expect(paths((await newestTexts({ now, language: 'en', limit: 50 })).items)).toEqual(paths(inEnglish))
  expect(paths((await entryList({ now, filter: {}, page: 1, limit: 50 })).entries)).toEqual(paths(live))
  const { records } = await harvest({ now, limit: 50, whole: true })
  expect(records.flatMap(({ item }) => item?.title ?? []).toSorted()).toEqual(
    live.map(({ revisionId, withdrawal }) => `${withdrawal ? 'Withdrawn: ' : ''}${titleOf(revisionId)}`).toSorted(),
  )
  const library = await publicationsMatching({ now, filter: {}, page: 1 })
  expect(paths(library?.items ?? [])).toEqual(paths(live))
  const counts = (await libraryFacets({ now, filter: {} })).year.map(({ count }) => count)
  expect(counts).toEqual(live.length ? [live.length] : [])
  for (const { title } of tables.revisionRows) {
    const found = await searchTexts({ now, filter: { q: `"${title}"` }, page: 1 })
    // The title of a copy contains the title of its original.
    const expected = live.filter(({ revisionId }) => ` ${titleOf(revisionId)} `.includes(` ${title} `))
    expect(paths(found?.list.items ?? [])).toEqual(paths(expected))
  }
  const used = (mediaId: string) =>
    live.some(({ revisionId }) =>
      tables.useRows.some((use) => use.revisionId === revisionId && use.mediaId === mediaId),
    )
  for (const { id, lineage, version, type } of tables.uploadRows) {
    if (type.startsWith('image/')) expect((await findPublicUpload({ id, now })) !== undefined).toBe(used(id))
    else if (!(await findPublicFile({ id: lineage, version, now }))) expect(used(id)).toBe(false)
    else expect(tables.uploadRows.some((other) => other.lineage === lineage && used(other.id))).toBe(true)
  }
  for (const { entryId, path } of tables.releaseRows) {
    const isLive = live.some((row) => row.entryId === entryId && row.path === path)
    expect((await findItem({ path, now }))?.is === 'live').toBe(isLive)
  }
}
