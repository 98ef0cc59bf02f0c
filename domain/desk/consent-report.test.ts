import { beforeEach, expect, test } from 'vitest'
import { rawWriter, read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { revokeConsent } from '@/domain/consents/consents'
import { declarePeople } from '@/domain/consents/marks'
import { linkConsent } from '@/domain/consents/links'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, lookedAt, newestOf, unlinkedByTwo } from '@/domain/testing/consents'
import { got, post, someone } from '@/domain/testing/newsroom'
import { actsOfConsent } from './consent-history'
import { consentReport, reportYears, textsAtRisk } from './consent-report'

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

async function published(title: string, reference: string, at: number) {
  const { entryId } = await post(writer, { title, slug: title.replace(/\W+/g, '-') }, at)
  got(await declarePeople(writer, { entryId, people: 'at risk' }, at))
  const consentId = await consentFor(writer, { reference, entryIds: [entryId] }, at)
  await lookedAt(second, entryId, at + 1)
  got(await release(writer, await newestOf(entryId), at + 2))
  return { entryId, consentId }
}

async function checkedAgain(entryId: number, at: number) {
  await lookedAt(second, entryId, at)
  return newestOf(entryId)
}

test('an auditor reads what was published about people at risk, under which consents, by whom it was checked and how it ended', async () => {
  const first = await published('first', 'CF-1', start)
  const other = await published('second', '=CF-2', start + 400 * day)
  got(await release(writer, await post(writer, { title: 'About rules', slug: 'rules' }, start), start))
  got(await revokeConsent(writer, { consentId: first.consentId }, start + 10 * day))
  const now = start + 401 * day
  const report = await consentReport(second, {}, now)
  expect(report).toEqual([
    expect.objectContaining({
      entryId: first.entryId,
      from: start + 2,
      until: start + 10 * day,
      ended: 'unavailable',
      consents: ['CF-1'],
      checkedBy: 'Sok',
      checkedAt: start + 1,
    }),
    expect.objectContaining({ entryId: other.entryId, until: null, ended: null, consents: ['=CF-2'] }),
  ])
  expect(await reportYears(second, now)).toEqual([2027, 2026])
  expect((await consentReport(second, { year: 2027 }, now)).map(({ entryId }) => entryId)).toEqual([other.entryId])
  await expect(consentReport(await someone('contributor'), {}, now)).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('it names the consents under which a text was released, whatever is linked to it later', async () => {
  const { entryId, consentId } = await published('first', 'CF-1', start)
  const later = await consentFor(writer, { reference: 'CF-2', entryIds: [entryId] }, start + day)
  got(await unlinkedByTwo([second, writer], { consentId, entryIds: [entryId] }, start + 2 * day))
  got(
    await release(writer, { ...(await checkedAgain(entryId, start + 3 * day)), at: start + 9 * day }, start + 4 * day),
  )
  const references = async () =>
    (await consentReport(second, {}, start + 20 * day)).map(({ consents: all }) => all.join(', '))
  expect(await references()).toEqual(['CF-1', 'CF-2'])
  // Until its moment comes, what is linked to it counts.
  got(await linkConsent(writer, { consentId, entryIds: [entryId] }, start + 5 * day))
  expect(await references()).toEqual(['CF-1', 'CF-1, CF-2'])
  got(await unlinkedByTwo([second, writer], { consentId: later, entryIds: [entryId] }, start + 10 * day))
  expect(await references()).toEqual(['CF-1', 'CF-1, CF-2'])
})

test('it has a text that was published before it was marked, without a consent', async () => {
  const saved = await post(writer, { title: 'Late', slug: 'late' }, start)
  got(await release(writer, saved, start))
  got(await declarePeople(writer, { entryId: saved.entryId, people: 'at risk', confirm: true }, start + day))
  await consentFor(writer, { reference: 'CF-1', entryIds: [saved.entryId] }, start + day)
  expect(await consentReport(second, {}, start + day)).toMatchObject([
    { entryId: saved.entryId, consents: [], checkedBy: null, ended: 'unavailable' },
  ])
})

testOfSqlite(
  'no release is looked at that is about nobody at risk: only what is marked, and what consents are about, is listed',
  () => {
    const { sql, params } = textsAtRisk(read(), undefined).toSQL()
    const plan = rawWriter()
      .prepare(`explain query plan ${sql}`)
      .all(...params) as { detail: string }[]
    const scanned = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))
    expect(scanned.map((detail) => detail.replace('COVERING ', ''))).toEqual([
      'SCAN u',
      'SCAN m USING INDEX entries_at_risk',
      'SCAN c USING INDEX consent_entries_entry',
      'SCAN v USING INDEX media_at_risk',
      'SCAN c USING INDEX consent_media_lineage',
    ])
  },
)

test('the history of a consent has every act on it and none on another one', async () => {
  const { entryId, consentId } = await published('first', 'CF-1', start)
  const other = await consentFor(writer, { reference: 'CF-2' }, start)
  got(await linkConsent(writer, { consentId: other, entryIds: [entryId] }, start + 3))
  got(await revokeConsent(second, { consentId }, start + 4))
  const acts = await actsOfConsent(second, consentId)
  expect(acts.map(({ who, verb, title }) => [who, verb, title])).toEqual([
    ['Sok', 'revoked a consent', undefined],
    ['Wai', 'linked a consent', 'first'],
    ['Wai', 'recorded a consent', undefined],
  ])
})
