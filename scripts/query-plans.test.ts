/** @module-tag thorough */
import { afterEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'
import { newestSave, saveDraft } from '@/domain/writing/drafts'
import { findStanding } from '@/domain/writing/editing'
import { openEntryWindow } from '@/domain/writing/presence'
import { commentsMark } from '@/domain/review/comments'
import { daysOf } from '@/lib/time/days'
import { countBrokenPlaces } from '@/domain/addresses/broken-links'
import { careOf } from '@/domain/care/care'
import { selfCheck } from '@/domain/care/self-check/self-check'
import { calendarDays, nextMoments, nextSevenDays } from '@/domain/desk/calendar'
import { everyAddress } from '@/domain/addresses/every-address'
import { newsByMonth } from '@/domain/desk/entries'
import { organisationsUsed } from '@/domain/desk/organisations'
import { findChoices } from '@/domain/desk/choices'
import { consentReport } from '@/domain/desk/consent-report'
import { findNames } from '@/domain/desk/name-choices'
import { addressMap } from '@/domain/imports/address-map'
import { unreadNotices } from '@/domain/notices/notices'
import { waitingForMe } from '@/domain/review/review-state'
import { previewErasure } from '@/domain/erasures/what-goes'
import { leadChoices } from '@/domain/site/settings'
import { addressArchive } from './test-addresses'
import { planAsLarge, walks, walksOf, watchStatements } from './test-plans'

// The plans of statements of the desk. Those of public pages are in public-plans.test.ts.

afterEach(() => vi.restoreAllMocks())

/** Indexes of only problems, present or past, of translations, and of texts in review: lists of these may scan them. */
const isOfWhatIsWrong =
  /^(SCAN|SEARCH) \w+ USING (?:COVERING )?INDEX (revision_media_bare_leads|revisions_bare_pictures|revisions_refused|revisions_translated|stored_files_damaged|releases_overridden|entries_in_review)\b/

test('a walk through a table that grows is seen as one', () => {
  planAsLarge(testDatabase())
  expect(walks('select title from revisions where title = ?')).toEqual(['SCAN revisions'])
  expect(walks('select count(*) from releases where cancelled_at is null and goes_live_at <= ?')).toHaveLength(1)
  expect(walks('select max(goes_live_at) from releases where cancelled_at is null and goes_live_at <= ?')).toEqual([])
  expect(walks('select id from revisions where entry_id = ?')).toEqual([])
  expect(walks('select id from releases where cancelled_at is null order by dated desc limit 5')).toEqual([])
  expect(walks('select id from releases order by note limit 5')).toEqual(['SCAN releases'])
})

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
  await findStanding(who, entryId, Date.now())
  expect(statements.size).toBeGreaterThan(5)
  expect(await walksOf(dataDir, statements)).toEqual([])
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
    await newsByMonth(now, 'Asia/Bangkok')
  }
  // The targets to which links lead are found out once, by the catalogue and all addresses.
  await look()
  const statements = watchStatements()
  await look()
  expect(statements.size).toBeGreaterThan(15)
  const found = await walksOf(dataDir, statements)
  // Few texts are to come.
  const isToCome = /^SEARCH entries USING INDEX entries_released \(last_release_at>\?\)/
  expect(found.filter((step) => !isOfWhatIsWrong.test(step) && !isToCome.test(step))).toEqual([])
})

test('no statement of the calendar of the desk walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const people = [await someone('editor'), await someone('contributor')]
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
  expect(await walksOf(dataDir, statements)).toEqual([])
})

test('no statement of the settings, of a list of every address or of those of an import walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const who = await someone('admin')
  const statements = watchStatements()
  await organisationsUsed(who)
  for (const page of [1, 2, 3]) await everyAddress(who, { page }, now)
  await addressMap(who, 1, now)
  expect(statements.size).toBeGreaterThan(5)
  const found = await walksOf(dataDir, statements)
  // Counting reads an index alone. Imports are few.
  expect(found.filter((step) => !/select count\(\*\)|^SCAN imports:/.test(step))).toEqual([])
})

test('no statement of the report of consents, or of the choices of the front page, walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const who = await someone('admin')
  await leadChoices(who, [], now)
  const statements = watchStatements()
  await consentReport(who, {}, now)
  await leadChoices(who, [], now)
  expect(statements.size).toBeGreaterThan(2)
  const found = await walksOf(dataDir, statements)
  // Consents, and what is about people at risk, are few.
  const isOfConsents = /^SCAN (u|[mv] USING (COVERING )?INDEX \w+_at_risk|c USING (COVERING )?INDEX consent_\w+):/
  expect(found.filter((step) => !isOfConsents.test(step))).toEqual([])
})

test('a second look at the health of the site does not ask for every address again', async () => {
  testDatabase()
  const { now } = await addressArchive()
  const who = await someone('admin')
  const statements = watchStatements()
  const all = () => [...statements].filter((sql) => sql.includes('"addresses"."entry_id" between'))
  await selfCheck(who, now)
  expect(all()).toHaveLength(1)
  statements.clear()
  await selfCheck(who, now + 1_000)
  expect(all()).toEqual([])
})

test('no statement of the page on which an erasure begins walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now, numbers } = await addressArchive()
  const who = await someone('admin')
  const look = async () => got(await previewErasure(who, { entryId: numbers[0]! }, now))
  await look()
  const statements = watchStatements()
  await look()
  expect(statements.size).toBeGreaterThan(5)
  const found = await walksOf(dataDir, statements)
  // A redirect may lead to another's address; of a term, a second text is looked for.
  expect(found.filter((step) => !/^SCAN redirects:| REVISION_TERMS_TERM .* not exists /i.test(step))).toEqual([])
})

test('no statement that looks for what can be chosen walks through a table that grows', async () => {
  const dataDir = testDatabase()
  const { now } = await addressArchive()
  const people = [await someone('editor'), await someone('contributor')]
  const statements = watchStatements()
  const types = ['text', 'picture', 'document'] as const
  for (const who of people)
    for (const search of ['', 'workshop', 'kingfisher nowhere'])
      for (const live of [false, true]) await findChoices(who, { types: [...types], search, live }, now)
  for (const who of people) await findNames(who, 'workshop')
  expect(statements.size).toBeGreaterThan(10)
  const found = await walksOf(dataDir, statements)
  // Agreed words are few, and read once after each change.
  expect(found.filter((step) => !isOfWhatIsWrong.test(step) && !step.startsWith('SCAN glossary:'))).toEqual([])
})
