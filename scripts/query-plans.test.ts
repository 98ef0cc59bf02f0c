import type Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { addresses } from '@/addresses.mjs'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { readNewestEntry } from '@/domain/published/readable'
import { updateStatistics } from '@/db/statistics'
import { testDatabase } from '@/db/test-database'
import { importItems } from '@/domain/imports/wordpress/test-import'
import { content, got, someone, text } from '@/domain/testing/newsroom'
import { createEntry, newestSave, saveDraft } from '@/domain/writing/drafts'
import { openEntryWindow } from '@/domain/writing/presence'
import { commentsMark } from '@/domain/review/comments'
import { daysOf } from '@/lib/time/days'
import { countBrokenPlaces } from '@/domain/addresses/broken-links'
import { careOf } from '@/domain/care/care'
import { calendarDays, nextMoments, nextSevenDays } from '@/domain/desk/calendar'
import { findChoices } from '@/domain/desk/choices'
import { findNames } from '@/domain/desk/name-choices'
import { unreadNotices } from '@/domain/notices/notices'
import { waitingForMe } from '@/domain/review/review-state'
import { addressArchive, requestsOf, responseAt } from './test-addresses'

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
// Small tables: few backups are kept, few entries are erased by request, few services
// of help are named, and few documents are corrected by hand.
const small =
  /^(json_each|spoken|terms|settings|staff|help_services|backups|erasures|erasure_entries|corrected_editions|public_version|\(subquery-\d+\)|[a-z_]+_vocabulary)$/

afterEach(() => vi.restoreAllMocks())

/** Every statement that runs from now on, also one that was prepared before. */
function watchStatements() {
  const statements = new Set<string>()
  const statement = Object.getPrototypeOf(rawWriter().prepare('select 1')) as Database.Statement
  for (const way of ['all', 'get', 'run', 'iterate'] as const) {
    const run = statement[way] as (...values: unknown[]) => unknown
    vi.spyOn(statement, way).mockImplementation(function (this: Database.Statement, ...values: unknown[]) {
      statements.add(this.source)
      return run.apply(this, values) as never
    })
  }
  return statements
}

/** The steps of a statement's plan that walk through a table that grows, as SQLite words them (sqlite.org/eqp.html). */
function walks(sql: string): string[] {
  // The query of an empty list has `false`, which ends at once.
  if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql) || /\b(where \(?|and )false\b/.test(sql)) return []
  const placeholders = sql.match(/\?/g)?.length ?? 0
  const steps = rawWriter()
    .prepare(`explain query plan ${sql}`)
    .all(...Array<number>(placeholders).fill(1)) as { detail: string }[]
  const sorts = steps.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY')
  // In the order of an index, a limit of the whole statement ends the walk.
  const ends = (/\blimit \S+( offset \S+)?$/i.test(sql) && !sorts) || isEndOfIndex.test(sql)
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, name] = / VIRTUAL TABLE INDEX /.test(detail) ? [] : (/^SCAN (?!CONSTANT ROW)(\S+)/.exec(detail) ?? [])
      return (
        (name !== undefined && !small.test(name) && !(ends && /USING (COVERING )?INDEX/.test(detail))) ||
        (rowsFound(detail) > manyRows && !ends)
      )
    })
}

/** More rows of an index than belong to one text, one file or one person. */
const manyRows = 1_000

/** Returns how many rows a search of an index reads, by the counts; all where only one side of a range is given. */
function rowsFound(detail: string): number {
  const [, index, limits = ''] = /^SEARCH .* USING (?:COVERING )?INDEX (\S+) \((.*)\)$/.exec(detail) ?? []
  if (!index || (limits.match(/[<>]\?/g)?.length ?? 0) > 1) return 0
  const row = rawWriter().prepare('select stat from sqlite_stat1 where idx = ?').get(index) as
    { stat: string } | undefined
  return Number(row?.stat.split(' ')[limits.match(/[^<>]=\?|IS \?/g)?.length ?? 0] ?? 0)
}

/** Indexes of only problems, present or past, and of translations: Care's lists may scan them. */
const isOfWhatIsWrong =
  /^(SCAN|SEARCH) \w+ USING INDEX (revision_media_bare_leads|revisions_bare_pictures|revisions_refused|revisions_translated|stored_files_damaged|releases_overridden)\b/

/** The greatest or least of a column in one table: SQLite takes it from the end of an index. */
const isEndOfIndex = /^select (max|min)\("?\w+"?\) from "?\w+"? where (?!.*\b(select|join|group)\b)/i

/** The counts of an archive as it is, a hundred times as large. Averages beneath ten are of one text, and do not grow. */
async function planAsImported(dataDir: string) {
  await updateStatistics('whole')
  const raw = rawWriter()
  const rows = raw.prepare('select rowid, stat from sqlite_stat1').all() as { rowid: number; stat: string }[]
  for (const { rowid, stat } of rows) {
    const grown = stat.replace(/\d+/g, (n, at) => String(at === 0 || Number(n) >= 10 ? 100 * Number(n) : n))
    raw.prepare('update sqlite_stat1 set stat = ? where rowid = ?').run(grown, rowid)
  }
  closeDatabase()
  openDatabase(dataDir)
}

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

/** Statements of public pages that may walk: how one begins, its step, and why. */
const mayWalk = [
  {
    statement: 'select spoken.value from json_each(?)',
    step: 'SEARCH entries USING COVERING INDEX entries_spoken (<expr>=?)',
    because: 'it ends at the first live text of each language',
  },
  {
    statement: 'select distinct "revisions"."entry_id" from "media"',
    step: 'SCAN revision_media USING COVERING INDEX sqlite_autoindex_revision_media_1',
    because: 'a process asks it once: the list of changes is made from everything public',
  },
  {
    statement: 'select "releases"."path", "entries"."kind", "releases"."goes_live_at"',
    step: 'SCAN releases USING INDEX releases_path',
    because: 'the sitemap of a small archive has all addresses; a larger one has parts',
  },
  {
    statement: 'select "releases"."entry_id", "entries"."kind", "entries"."language", "releases"."path"',
    step: 'SCAN entries USING COVERING INDEX entries_translation',
    because: 'the same sitemap has all translations',
  },
]

test('no statement of any answer of a public address walks through a table that grows', async () => {
  const dataDir = testDatabase()
  // An import leaves other counts than people do: one release for each text, all in one language.
  const imported = (id: number) => ({ id, date: `20${10 + (id % 14)}-10-${10 + (id % 19)} 09:30:00` })
  await importItems(Array.from({ length: 60 }, (_, n) => imported(n + 1)))
  const archive = await addressArchive()
  const statements = watchStatements()
  const statuses = new Set<number>()
  const asked = new Set<string>()
  for (const row of addresses) {
    const requests = requestsOf(row, archive)
    // Rows with the same handler and answer ask the same of the database where nothing is found.
    const way = `${row.handler} ${row.answer}`
    for (const request of asked.has(way) ? requests.slice(0, 3) : requests)
      statuses.add((await responseAt(request, archive.now)).status)
    asked.add(way)
  }
  // A text came since, and some events and calls have ended: what is kept in memory is brought up to date.
  const before = new Set(statements)
  await importItems([imported(61)])
  statements.clear()
  for (const row of addresses) await responseAt(requestsOf(row, archive)[0]!, archive.now + 5_000)
  await readNewestEntry(archive.now)
  const ran = [...before.union(statements)]
  vi.restoreAllMocks()
  expect([...statuses].toSorted()).toEqual([200, 301, 400, 404, 410])
  expect(ran.length).toBeGreaterThan(100)

  const walked = new Set<(typeof mayWalk)[number]>()
  const refused = new Set<string>()
  for (const plan of [planAsImported, planAsLarge]) {
    await plan(dataDir)
    for (const sql of ran)
      for (const step of walks(sql)) {
        const known = mayWalk.find((one) => one.step === step && sql.startsWith(one.statement))
        if (known) walked.add(known)
        else refused.add(`${step}: ${sql}`)
      }
  }
  expect([...refused]).toEqual([])
  expect(mayWalk.filter((one) => !walked.has(one))).toEqual([])
}, 300_000)

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
