/** @module-tag thorough */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { declarePeople } from '@/domain/consents/marks'
import { runBulk } from '@/domain/desk/bulk'
import { storeUpload } from '@/domain/files/intake'
import { describeUpload } from '@/domain/files/media-details'
import { importFolder } from '@/domain/imports/folder/import'
import { liveAddresses } from '@/domain/published/sitemap'
import { includeNewestRevision, moveBundle, releaseBundle } from '@/domain/publishing/bundle-release'
import { createBundle } from '@/domain/publishing/bundles'
import { changeLanguage } from '@/domain/publishing/language'
import { release, releaseIn, withdraw } from '@/domain/publishing/releases'
import { releasesOf } from '@/domain/testing/bundles'
import { reschedule } from '@/domain/publishing/scheduled'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, lookedAt } from '@/domain/testing/consents'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { root } from './run.mjs'
import { sourcesProgram, waysTo } from './test-ways-to-publish'

// Every way to publish is read from the sources, and tried with a text about people at risk that has no consent.

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
/** After the last day of the consents of this test. */
const tooLate = Date.UTC(2026, 0, 20)

let dir: string
let admin: Actor
let second: Actor
beforeEach(async () => {
  dir = testDatabase()
  admin = await someone('admin')
  second = await someone('editor')
})

async function marked(title = 'Her own words') {
  const saved = await post(admin, { title, body: text('Words.') }, start)
  got(await declarePeople(admin, { entryId: saved.entryId, people: 'at risk' }, start))
  return saved
}

/** An entry whose consent ends on 10 January. */
async function allowed(title = 'Her own words') {
  const saved = await marked(title)
  await consentFor(second, { entryIds: [saved.entryId], lastDay: '2026-01-10' }, start)
  await lookedAt(second, saved.entryId, start)
  return saved
}

async function bundled(at: number) {
  const [one, other] = [await allowed('One'), await post(admin, { title: 'Another', body: text('Words.') }, start)]
  const entryIds = [one.entryId, other.entryId]
  const { bundleId } = got(await createBundle(admin, { name: 'Together', entryIds }, start))
  const released = await releaseBundle(admin, { bundleId, entries: [one, other], at }, start)
  return { bundleId, one, released }
}

type Outcome = { ok: boolean; problems?: { message: string; field?: string }[] }

/** Tries each verb of the domain that leads to a release: its result must be a refusal. */
const tries: Record<string, () => Promise<Outcome>> = {
  'publishing/releases.ts release': async () => release(admin, await marked(), start),
  'publishing/releases.ts releaseIn': async () => {
    const saved = await marked()
    return write((tx) => releaseIn(tx, admin, { ...saved, at: start + day }, start))
  },
  'publishing/releases.ts withdraw': async () => {
    const saved = await allowed()
    got(await release(admin, saved, start))
    const notice = { entryId: saved.entryId, reason: 'outdated' as const, explanation: 'Old.', keepPage: true }
    return withdraw(admin, { ...notice, at: tooLate }, start)
  },
  'publishing/language.ts changeLanguage': async () => {
    const { entryId, ...base } = await allowed()
    got(await release(admin, { entryId, ...base }, start))
    return changeLanguage(admin, { entryId, language: 'km', base, session: 's' }, start)
  },
  'publishing/scheduled.ts reschedule': async () => {
    const { releaseId } = got(await release(admin, { ...(await allowed()), at: start + day }, start))
    return reschedule(admin, { releaseId, at: tooLate }, start)
  },
  'publishing/bundle-release.ts releaseBundle': async () => (await bundled(tooLate)).released,
  'publishing/bundle-release.ts moveBundle': async () => {
    const { bundleId, released } = await bundled(start + day)
    got(released)
    return moveBundle(admin, { bundleId, at: tooLate }, start)
  },
  'publishing/bundle-release.ts includeNewestRevision': async () => {
    const { bundleId, one, released } = await bundled(start + day)
    got(released)
    const later = { title: 'One', slug: 'one', body: text('Her village is Ban Kok.') }
    return includeNewestRevision(admin, { bundleId, ...(await savedAgain(admin, one, later, start)) }, start)
  },
  'desk/bulk.ts runBulk': async () => {
    const { entryId } = await marked()
    const now = got(await runBulk(admin, { ids: [entryId] }, { act: 'publish' }, start))
    const later = got(await runBulk(admin, { ids: [entryId] }, { act: 'schedule', at: start + day }, start))
    expect([now.done, later.done]).toEqual([[], []])
    return { ok: false, problems: [...now.refused, ...later.refused].map(({ why }) => ({ message: why ?? '' })) }
  },
  'imports/folder/import.ts importFolder': async () => {
    const bytes = 'a table\n1\n'
    const { id } = got(await storeUpload(admin, { source: Buffer.from(bytes), name: 'names.csv' }, start))
    got(await describeUpload(admin, { id, changes: { people: 'at risk' } }, start))
    mkdirSync(join(dir, 'in'))
    writeFileSync(join(dir, 'in', 'names.csv'), bytes)
    writeFileSync(join(dir, 'list.csv'), 'file;title;published_on;state\r\nnames.csv;Names;2014;public')
    const request = { source: 'folder', dir: join(dir, 'in'), csv: join(dir, 'list.csv') }
    const report = got(await importFolder(admin, request, start))
    expect(report.tally).toMatchObject({ new: expect.any(Number) })
    return { ok: false, problems: [{ message: JSON.stringify(report) }] }
  },
}

/** Ways that are parts of others, or tried elsewhere. */
const elsewhere: Record<string, string> = {
  'publishing/scheduled.ts rescheduleIn': 'a part of `reschedule` and `moveBundle`',
  'imports/wordpress/import.ts importWordPress':
    'tried in cli/exports/people-at-risk.test.ts, with what Gazette exports',
  'imports/import.ts importSource': 'the steps of `importWordPress`',
  'imports/writer/revisions.ts changeText': 'a part of `importWordPress`',
  'imports/writer/revisions.ts releaseTextIn': 'a part of `importWordPress`',
  'imports/writer/texts.ts TextWriter': 'a part of `importWordPress`',
  'imports/gazette-standing.ts restoreStandingIn': 'a part of `importWordPress`',
  'imports/folder/bring.ts importPlannedLine': 'a part of `importFolder`',
}

/** Routes, actions, commands and the demonstration: each calls one of the verbs above. */
const outside = [
  'app/(desk)/admin/bundles/actions.ts takeNewestRevision',
  'app/(desk)/admin/bundles/actions.ts releaseBundle',
  'app/(desk)/admin/entries/actions.ts runBulkAct',
  'app/api/desk/bundles/[id]/reschedule/route.ts POST',
  'app/api/desk/entries/[id]/[act]/publishing.ts release',
  'app/api/desk/entries/[id]/[act]/publishing.ts reschedule',
  'app/api/desk/entries/[id]/[act]/publishing.ts withdraw',
  'app/api/desk/entries/[id]/[act]/writing.ts language',
  'cli/import.ts imports',
  'demonstration/seed.ts seedDemonstration',
]

function allWays() {
  return waysTo({ file: 'domain/publishing/release-store.ts', name: 'insertRelease' }, sourcesProgram(root), root)
}

const ways = { found: undefined as ReturnType<typeof waysTo> | undefined }

test('every verb of the domain that leads to a release is tried here', () => {
  const verbs = (ways.found ??= allWays()).filter(({ file, isExported }) => file.startsWith('domain/') && isExported)
  const names = verbs.map(({ file, name }) => `${file.slice('domain/'.length)} ${name}`)
  expect(names.toSorted()).toEqual([...Object.keys(tries), ...Object.keys(elsewhere)].toSorted())
})

test('every route, action and command that leads to one is known', () => {
  const isEnd = /(route|actions|seed|\[act\]\/\w+)\.ts$|^cli\/import\.ts$|^(server|auth)\//
  const names = (ways.found ??= allWays())
    .filter(({ file, isExported }) => isEnd.test(file) && isExported)
    .map(({ file, name }) => `${file} ${name}`)
    .filter((name) => name !== 'cli/import.ts sources')
  expect(names.toSorted()).toEqual(outside.toSorted())
})

test('rows of releases are written in two places, and the second can only take a text out', () => {
  const writers = ['app', 'auth', 'cli', 'components', 'demonstration', 'domain', 'server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)test-[^/]*$|^testing\//.test(file))
      .map((file) => `${folder}/${file}`)
      .filter((file) => /insert\(releases\)|insert into "?releases/.test(readFileSync(join(root, file), 'utf8'))),
  )
  expect(writers.toSorted()).toEqual(['domain/consents/ends.ts', 'domain/publishing/release-store.ts'])
  const ends = readFileSync(join(root, 'domain/consents/ends.ts'), 'utf8')
  expect(ends.match(/insert\(releases\)/g)).toHaveLength(1)
  expect(ends).toContain("revisionId: null, withdrawal: 'unavailable' as const")
})

test.each(Object.keys(tries))('%s is refused without consent', async (way) => {
  const outcome = await tries[way]!()
  expect(outcome.ok).toBe(false)
  expect(JSON.stringify(outcome.problems)).toMatch(
    /about people at risk|shows people at risk|not at that moment|do harm|not published then|texts in Khmer/,
  )
  const others = /\/another$/
  expect((await liveAddresses(tooLate + day)).filter(({ path }) => !others.test(path))).toEqual([])
  const rows = (await releasesOf(1)).filter((row) => row.cancelledAt === null && row.revisionId)
  expect(rows.filter((row) => row.goesLiveAt >= tooLate)).toEqual([])
})
