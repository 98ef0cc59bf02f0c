/** @module-tag thorough */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { count, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, consents, entries, glossary, harmChecks, media, releases, revisions, staff, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { demoOrigin, hasDemonstration, removeDemonstration } from '@/domain/site/demonstration'
import { listConsents } from '@/domain/consents/consent-lists'
import { revokeConsent } from '@/domain/consents/consents'
import { peopleStateOf } from '@/domain/publishing/people-state'
import { silentAddresses } from '@/domain/addresses/silent-addresses'
import { endingTexts } from '@/domain/published/ending-texts'
import { findPublicFile } from '@/domain/published/files'
import { findItem } from '@/domain/published/item'
import { publicationsMatching } from '@/domain/published/library'
import { searchTexts } from '@/domain/published/search/search'
import { libraryFacets } from '@/domain/testing/library'
import { nextGoLive } from '@/domain/published/live'
import { latestPosts, leadingEntry, postsIn, postYears } from '@/domain/published/posts'
import { siteSettings } from '@/domain/published/site'
import { liveLanguages, showsDemonstration } from '@/domain/published/live-languages'
import { liveTerms } from '@/domain/published/terms'
import { got, post, someone } from '@/domain/testing/newsroom'
import { mediaRoot } from '@/lib/store/media'
import { seedDemonstration } from './seed'

const now = Date.UTC(2026, 10, 24, 5)
const at = { now, language: 'en', zone: 'Asia/Bangkok' } as const

test('the demonstration fills an empty database with an archive that readers can use', async () => {
  testDatabase()
  await seedDemonstration(now)

  const october = (await postsIn({ ...at, year: 2014, month: 10, page: 1 }))!
  expect(october.items.map((item) => new Date(item.dated).getUTCDate())).toEqual([28, 21, 14, 9, 2])
  const november = (await postsIn({ ...at, year: 2014, month: 11, page: 2 }))!
  expect(november).toMatchObject({ total: 12, pages: 2 })
  const months = (await postYears(at)).flatMap((year) => year.months).filter((posts) => posts > 0)
  expect(months.length).toBeGreaterThanOrEqual(15)
  expect((await latestPosts({ ...at, page: 1 }))!.total).toBe(months.reduce((sum, posts) => sum + posts))
  expect(await liveLanguages(now)).toEqual(['en', 'km', 'lo', 'my', 'th', 'vi', 'zh'])
  expect(await showsDemonstration(now)).toBe(true)

  await everyAddressAnswers()
  await libraryHolds()
  await frontPageHas()
  await listsOfEndsHold()
  await deskHas()
  await isFoundInOtherLanguages()
  await staysAsItIs()
  await survivorsStory()
  await canBeTakenOut()
})

async function everyAddressAnswers() {
  const { total, silent } = await silentAddresses(await someone('admin'), now)
  expect(total).toBeGreaterThan(70)
  expect(silent).toEqual([])
}

async function libraryHolds() {
  const pages = [1, 2].map((page) => publicationsMatching({ now, filter: {}, page }))
  const items = (await Promise.all(pages)).flatMap((page) => page!.items)
  expect(items.length).toBeGreaterThanOrEqual(12)
  for (const { title, files } of items) {
    expect(files, title).toHaveLength(1)
    expect(files[0]!.pages, title).toBeGreaterThanOrEqual(2)
    expect(await findPublicFile({ id: files[0]!.lineage, now })).toMatchObject({ type: 'application/pdf' })
    expect(existsSync(join(mediaRoot(), files[0]!.id))).toBe(true)
  }
  const guide = await findItem({ path: '/publications/reading-the-archive', now })
  expect(guide).toMatchObject({
    is: 'live',
    item: {
      licence: 'cc-by-4.0',
      authors: [{ name: 'Gazette demonstration', is: 'organisation' }],
      files: [{ version: 2, accessible: true }],
      versions: [
        { version: 2, note: expect.stringMatching(/new section/) },
        { version: 1, note: '' },
      ],
    },
  })
  const choices = await libraryFacets({ now, filter: {} })
  expect(choices.country).toHaveLength(7)
  expect(choices.year.map((choice) => choice.value)).toEqual(['2016', '2015', '2014', '2013'])
  expect(choices.type.length).toBeGreaterThanOrEqual(5)
  expect(await liveTerms({ now, language: 'en', kind: 'topic' })).toHaveLength(8)
}

/** The survivor's story is marked, and live under a sample consent and a check: with these, it is as any such text has to be. */
async function survivorsStory() {
  const reader = await someone('admin')
  const path = '/2014/10/survivors-tell-officials-what-would-have-helped'
  const marked = await read().select({ id: entries.id }).from(entries).where(eq(entries.people, 'at risk'))
  expect(marked).toHaveLength(1)
  const { items } = await listConsents(reader, {}, now)
  expect(items).toMatchObject([{ reference: 'SAMPLE-2014-10', pseudonym: 'Phyo', links: { entries: 1 } }])
  const state = await peopleStateOf(reader, marked[0]!.id, now)
  expect(state).toMatchObject({ people: 'at risk', problems: [] })
  expect(await findItem({ path, now })).toMatchObject({ is: 'live' })
  got(await revokeConsent(reader, { consentId: items[0]!.id }, now))
  expect(await findItem({ path, now })).toMatchObject({ is: 'gone', reason: 'unavailable' })
}

async function frontPageHas() {
  const site = await siteSettings()
  expect(site).toMatchObject({ name: 'UN-ACT', zone: 'Asia/Bangkok', contact: 'demonstration@example.org' })
  const lead = await leadingEntry({ ...at, entryId: site.leadEntryId! })
  expect(lead).toMatchObject({ path: '/2014/10/six-governments-draft-a-sharper-plan', lead: { width: 1800 } })
  expect(lead!.lead!.alt).toMatch(/river/)

  const pictured = await findItem({ path: '/2015/09/pictures-that-show-nobody', now })
  expect(pictured).toMatchObject({
    is: 'live',
    item: { bodyHtml: expect.stringMatching(/<img src="\/media\/.+ alt="A/) },
  })
  const corrected = await findItem({ path: '/2015/01/what-happens-when-a-text-is-corrected', now })
  expect(corrected).toMatchObject({ is: 'live', item: { changes: [{ note: expect.stringMatching(/summary/) }] } })
  for (const page of ['/about', '/privacy', '/accessibility', '/contact'])
    expect(await findItem({ path: page, now }), page).toMatchObject({ is: 'live' })
}

async function listsOfEndsHold() {
  const listed = async (kind: 'event' | 'call') => (await endingTexts({ now, language: 'en', kind, page: 1 }))!.items
  for (const kind of ['event', 'call'] as const)
    expect(
      (await listed(kind)).map(({ isOver }) => isOver),
      kind,
    ).toEqual([false, true])
  const [event] = await listed('event')
  expect(event).toMatchObject({ startsAt: Date.UTC(2036, 10, 14, 2, 30), facts: { place: 'Example Hall, Bangkok' } })
  expect((await listed('call')).map(({ publicationType }) => publicationType)).toEqual(['consultation', 'vacancy'])
}

async function deskHas() {
  const unreleased = await read()
    .select({ n: count() })
    .from(entries)
    .leftJoin(releases, eq(releases.entryId, entries.id))
    .where(isNull(releases.id))
  expect(unreleased).toEqual([{ n: 2 }])
  expect(await nextGoLive(now)).toBe(Date.UTC(2026, 11, 1, 2)) // nine in Bangkok, a week later
  const changed = await findItem({ path: '/2016/11/what-remains-when-a-project-ends', now })
  expect(changed).toMatchObject({ is: 'live', item: { summary: expect.not.stringContaining('a year ahead') } })
}

async function isFoundInOtherLanguages() {
  const { otherNames } = (await searchTexts({ now, filter: { q: '人口贩运' }, page: 1 }))!
  expect(otherNames).toMatchObject([{ q: 'trafficking', language: 'en' }])
  expect(otherNames[0]!.count).toBeGreaterThan(5)
}

async function staysAsItIs() {
  const before = await read().select({ n: count() }).from(entries)
  await seedDemonstration(now)
  expect(await read().select({ n: count() }).from(entries)).toEqual(before)
}

async function canBeTakenOut() {
  await removeDemonstration(await someone('admin'), 0)
  expect(await hasDemonstration()).toBe(false)
  for (const table of [entries, media, terms, consents, harmChecks, glossary])
    expect(await read().select({ n: count() }).from(table)).toEqual([{ n: 0 }])
  expect((await siteSettings()).name).toBe('Gazette')
}

test('where someone has written something, the demonstration stays away', async () => {
  testDatabase()
  await post(await someone())
  await seedDemonstration(now)
  expect(await hasDemonstration()).toBe(false)
})

test('a seeding that was interrupted begins again', async () => {
  testDatabase()
  const who = await someone('admin')
  const { entryId } = await post(who)
  await write(async (tx) => {
    await tx.update(entries).set({ origin: demoOrigin, createdBy: null }).where(eq(entries.id, entryId))
    await tx.update(revisions).set({ author: null }).where(eq(revisions.entryId, entryId))
    await tx.insert(terms).values({ kind: 'country', slug: 'cambodia', name: 'Cambodia', origin: demoOrigin })
  })
  await seedDemonstration(now)
  expect(await read().select({ n: count() }).from(entries), 'someone has an account').toEqual([{ n: 1 }])

  await write(async (tx) => {
    await tx.delete(audit)
    await tx.delete(staff)
  })
  await seedDemonstration(now)
  expect((await siteSettings()).name).toBe('UN-ACT')
})
