import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { addresses } from '@/addresses.mjs'
import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { content, got, someone, text } from '@/domain/testing/newsroom'
import { createEntry, newestSave, saveDraft } from '@/domain/writing/drafts'
import { openEntryWindow } from '@/domain/writing/presence'
import { commentsMark } from '@/domain/review/comments'
import { env } from '@/lib/process/env'
import { daysOf } from '@/lib/time/days'
import { countBrokenPlaces } from '@/domain/addresses/broken-links'
import { careOf } from '@/domain/care/care'
import { calendarDays, nextMoments, nextSevenDays } from '@/domain/desk/calendar'
import { findChoices } from '@/domain/desk/choices'
import { findNames } from '@/domain/desk/name-choices'
import { unreadNotices } from '@/domain/notices/notices'
import { waitingForMe } from '@/domain/review/review-state'
import { addressArchive, valuesOf } from './test-addresses'

// SQLite's plan for each statement of a public page and of an autosave, in an archive of 100,000 entries: none may scan
// a growing table. The test's archive is small; SQLite plans by the counts below, of a large archive.

const counts = [
  ['addresses', 'addresses_entry', '95000 1'],
  ['addresses', 'addresses_slug', '95000 1'],
  ['addresses', 'sqlite_autoindex_addresses_1', '95000 1'],
  ['audit', 'audit_at', '95000 1'],
  ['audit', 'audit_entry', '95000 1'],
  ['audit', 'audit_number', '95000 1'],
  ['entries', 'entries_spoken', '100000 50000'],
  ['entries', 'entries_translation', '100000 1 1'],
  ['media', 'media_version', '20000 1 1'],
  ['media', 'sqlite_autoindex_media_1', '20000 1'],
  ['media_pages', 'media_pages_page', '100000 5 1'],
  ['releases', 'releases_dated', '105000 2 2'],
  ['releases', 'releases_due', '105000 1'],
  ['releases', 'releases_entry', '105000 2 1 1'],
  ['releases', 'releases_path', '105000 2'],
  ['releases', 'releases_revision', '105000 2'],
  ['revision_media', 'revision_media_media', '20000 1'],
  ['revision_media', 'sqlite_autoindex_revision_media_1', '20000 1 1 1'],
  ['revision_terms', 'revision_terms_term', '385840 7420'],
  ['revision_terms', 'sqlite_autoindex_revision_terms_1', '385840 4 1'],
  ['revisions', 'revisions_ends', '8000 2 1 1'],
  ['revisions', 'revisions_entry', '200000 2 1'],
  ['revisions', 'revisions_starts', '4000 2 1 1'],
  ['revisions', 'revisions_translated', '4000 2'],
  ['terms', 'terms_address', '52 26 1'],
]

/** Tables that do not grow with the archive, by the names that plans give it. */
// Small tables: few backups are kept, few entries are erased by request, and few documents are corrected by hand.
const small =
  /^(json_each|spoken|terms|settings|staff|backups|erasures|erasure_entries|corrected_editions|public_version|\(subquery-\d+\)|[a-z_]+_vocabulary)$/

/** Addresses whose answer is about everything there is. */
const whole = ['sitemap']

afterEach(() => vi.restoreAllMocks())

/** Every statement that is prepared from now on. */
function watchStatements() {
  const statements = new Set<string>()
  const prepare = Database.prototype.prepare
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql: string) {
    statements.add(sql)
    return prepare.call(this, sql)
  })
  return statements
}

/** The steps of a statement's plan that walk through a table that grows, as SQLite words them (sqlite.org/eqp.html). */
function walks(sql: string): string[] {
  // The query of an empty list has `false`, which ends at once.
  if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql) || /where \(?false\b/.test(sql)) return []
  const placeholders = sql.match(/\?/g)?.length ?? 0
  const steps = rawWriter()
    .prepare(`explain query plan ${sql}`)
    .all(...Array<number>(placeholders).fill(1)) as { detail: string }[]
  const sorts = steps.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY')
  // In the order of an index, a limit ends the walk.
  const ends = (/\blimit\b/i.test(sql) && !sorts) || isEndOfIndex.test(sql)
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, name] = / VIRTUAL TABLE INDEX /.test(detail) ? [] : (/^SCAN (?!CONSTANT ROW)(\S+)/.exec(detail) ?? [])
      // Nearly everything has come by now.
      const isNearlyAll = /^SEARCH .* INDEX releases_due \(goes_live_at<\?\)/.test(detail)
      return (
        (name !== undefined && !small.test(name) && !(ends && /USING (COVERING )?INDEX/.test(detail))) ||
        (isNearlyAll && !ends)
      )
    })
}

/** Indexes of only problems, present or past: their lists may scan them. */
const isOfWhatIsWrong =
  /^SCAN \w+ USING INDEX (revision_media_bare_leads|revisions_bare_pictures|stored_files_damaged|releases_overridden):/

/** The greatest or least of a column in one table: SQLite takes it from the end of an index. */
const isEndOfIndex = /^select (max|min)\("?\w+"?\) from "?\w+"? where (?!.*\b(select|join|group)\b)/i

function planAsLarge(dataDir: string) {
  const raw = rawWriter()
  raw.exec('analyze; delete from sqlite_stat1')
  // Samples of the small archive, where SQLite takes any.
  if (raw.prepare(`select 1 from sqlite_schema where name = 'sqlite_stat4'`).get()) raw.exec('delete from sqlite_stat4')
  const insert = raw.prepare('insert into sqlite_stat1 values (?, ?, ?)')
  for (const row of counts) insert.run(row)
  closeDatabase()
  openDatabase(dataDir)
}

test('a walk through a table that grows is seen as one', () => {
  planAsLarge(testDatabase())
  expect(walks('select title from revisions where title = ?')).toEqual(['SCAN revisions'])
  expect(walks('select count(*) from releases where cancelled_at is null and goes_live_at <= ?')).toHaveLength(1)
  expect(walks('select max(goes_live_at) from releases where cancelled_at is null and goes_live_at <= ?')).toEqual([])
  expect(walks('select id from revisions where entry_id = ?')).toEqual([])
  expect(walks('select id from releases where cancelled_at is null order by dated desc limit 5')).toEqual([])
  expect(walks('select id from releases order by note limit 5')).toEqual(['SCAN releases'])
})

test('no statement of a public page walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const archive = await addressArchive()
  planAsLarge(dataDir)
  const ask = async (path: string) => {
    const handler = handlerAt(path)
    const request = new Request(env().siteUrl + path)
    return runAtMoment({ at: archive.now }, () => handler(request))
  }
  // The catalogue and the list of changes are built once from everything public; later requests use them.
  await ask('/news')
  await ask('/changes')
  const statements = watchStatements()
  const refused: Record<string, string[]> = {}
  let seen = 0
  for (const { name, path } of addresses.filter(({ handler, name }) => handler && !whole.includes(name))) {
    statements.clear()
    const names = [...path.matchAll(/[:*](\w+)/g)].map(([, part]) => part!)
    for (const nth of [0, 1]) {
      const address = names.reduce((filled, part) => {
        const values = valuesOf(part, path, archive)
        return filled.replace(/[:*]\w+/, values[nth] ?? values[0]!)
      }, path)
      await ask(address)
    }
    seen += statements.size
    const found = [...statements].flatMap((sql) => walks(sql).map((step) => `${step}: ${sql}`))
    if (found.length > 0) refused[name] = found
  }
  expect(seen).toBeGreaterThan(100)
  expect(refused).toEqual({})

  // Some events and calls have ended since: their lists are made anew.
  statements.clear()
  for (const path of ['/events', '/calls'])
    expect(
      await runAtMoment({ at: archive.now + 5_000 }, () => handlerAt(path)(new Request(env().siteUrl + path))),
    ).toMatchObject({ status: 200 })
  expect(statements.size).toBeGreaterThan(5)
  expect([...statements].flatMap((sql) => walks(sql).map((step) => `${step}: ${sql}`))).toEqual([])
}, 120_000)

test('no statement of an autosave, or of what an open editor asks every few seconds, walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const who = await someone('editor')
  const draft = {
    kind: 'post',
    language: 'en',
    session: 'a',
    content: content({ title: 'A', body: text('A text.') }),
  } as const
  const { entryId, revisionId, counter } = got(await createEntry(who, draft, Date.now()))
  planAsLarge(dataDir)
  const statements = watchStatements()
  const saved = {
    entryId,
    base: { revisionId, counter },
    session: 'a',
    content: content({ title: 'B', body: text('More.') }),
  }
  got(await saveDraft(who, saved, Date.now()))
  got(await openEntryWindow(who, { entryId, session: 'a' }, Date.now()))
  expect(await newestSave(who, entryId)).toMatchObject({ revisionId })
  await commentsMark(who, entryId)
  expect(statements.size).toBeGreaterThan(5)
  expect([...statements].flatMap((sql) => walks(sql).map((step) => `${step}: ${sql}`))).toEqual([])
})

test('no statement of Care, or of the frame of the desk, walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const who = await someone('admin')
  const look = async () => {
    await careOf(who, now)
    await countBrokenPlaces(who, now)
    await waitingForMe(who)
    await unreadNotices(who)
  }
  // The targets to which links lead are found out once, by the catalogue and all addresses.
  await look()
  planAsLarge(dataDir)
  const statements = watchStatements()
  await look()
  expect(statements.size).toBeGreaterThan(15)
  const found = [...statements].flatMap((sql) => walks(sql).map((step) => `${step}: ${sql}`))
  expect(found.filter((step) => !isOfWhatIsWrong.test(step))).toEqual([])
})

test('no statement of the calendar of the desk walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const people = [await someone('editor'), await someone('contributor')]
  planAsLarge(dataDir)
  const statements = watchStatements()
  for (const who of people) {
    const { events } = await calendarDays(who, { days: daysOf('month', '2014-11', 'UTC'), maxOfDay: 99 }, now)
    expect(events.filter(({ effect }) => effect === 'begins' || effect === 'closes')).toHaveLength(
      who === people[0] ? 22 : 0,
    )
    await nextSevenDays(who, now)
  }
  await nextMoments(people[0]!, now)
  expect(statements.size).toBeGreaterThan(5)
  expect([...statements].flatMap((sql) => walks(sql).map((step) => `${step}: ${sql}`))).toEqual([])
})

test('no statement that looks for what can be chosen walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const people = [await someone('editor'), await someone('contributor')]
  planAsLarge(dataDir)
  const statements = watchStatements()
  const types = ['text', 'picture', 'document'] as const
  for (const who of people)
    for (const search of ['', 'workshop', 'kingfisher nowhere'])
      for (const live of [false, true]) await findChoices(who, { types: [...types], search, live }, now)
  for (const who of people) await findNames(who, 'workshop')
  expect(statements.size).toBeGreaterThan(10)
  expect([...statements].flatMap((sql) => walks(sql).map((step) => `${step}: ${sql}`))).toEqual([])
})
