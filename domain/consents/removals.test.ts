import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { consentReport } from '@/domain/desk/consent-report'
import { storeUpload } from '@/domain/files/intake'
import { describeUpload, openUpload } from '@/domain/files/media-details'
import { peopleStateOf } from '@/domain/publishing/people-state'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, markedEntry, newestOf, readyEntry, unlinkedByTwo } from '@/domain/testing/consents'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { copyEntry } from '@/domain/writing/copies'
import { beginTranslation, leaveTranslations } from '@/domain/writing/translations'
import { consentsOfEntry, consentsOfUpload } from './consent-lists'
import { revokeConsent } from './consents'
import { linkConsent, unlinkConsent } from './links'
import { declarePeople, peopleOf } from './marks'
import { read } from '@/db/connection'

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
let writer: Actor
let second: Actor
let third: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
  third = await someone('editor', 'Hla')
})

type Protection = {
  take(who: Actor, at: number): Promise<unknown>
  keep(at: number): Promise<unknown>
  stands(): Promise<boolean>
}

const markOf = (entryId: number): Protection => ({
  take: (who, at) => declarePeople(who, { entryId, people: 'nobody' }, at),
  keep: (at) => declarePeople(third, { entryId, people: 'at risk' }, at),
  stands: async () => (await peopleOf(read(), entryId)) === 'at risk',
})

/** Readers had it until it was marked; it has no consent. */
async function lostByMark() {
  const saved = await post(writer, { title: 'Hers', body: text('Some words of hers.') }, start - 2)
  got(await release(writer, saved, start - 1))
  got(await declarePeople(writer, { entryId: saved.entryId, people: 'at risk', confirm: true }, start))
  return saved
}

/** Kinds of protection, with ways of taking it away and of keeping it. */
const protections: Record<string, () => Promise<Protection>> = {
  'the mark of an entry': async () => {
    const { entryId } = await readyEntry({ writer, second }, { title: 'Hers' }, start)
    return markOf(entryId)
  },
  'the mark of a copy of what readers had': async () => {
    const { entryId } = await lostByMark()
    const copied = got(await copyEntry(writer, entryId, start))
    return markOf(copied.entryId)
  },
  'the mark of what has left translations of what readers had': async () => {
    const { entryId } = await lostByMark()
    const translation = got(await beginTranslation(writer, { entryId, language: 'km' }, start))
    got(await leaveTranslations(writer, translation.entryId, start))
    return markOf(translation.entryId)
  },
  'a consent of an entry': async () => {
    const { entryId, consentId } = await readyEntry({ writer, second }, { title: 'Hers' }, start)
    got(await revokeConsent(second, { consentId }, start))
    return {
      take: (who, at) => unlinkConsent(who, { consentId, entryIds: [entryId] }, at),
      keep: (at) => linkConsent(third, { consentId, entryIds: [entryId] }, at),
      stands: async () => (await consentsOfEntry(second, entryId, start)).length > 0,
    }
  },
  'a consent of an upload': async () => {
    const { id } = got(await storeUpload(writer, { source: Buffer.from('Name\nSomebody\n'), name: 'names.csv' }, start))
    const consentId = await consentFor(writer, { lineages: [id] }, start)
    return {
      take: (who, at) => unlinkConsent(who, { consentId, lineages: [id] }, at),
      keep: (at) => linkConsent(third, { consentId, lineages: [id] }, at),
      stands: async () => (await consentsOfUpload(second, id, start)).length > 0,
    }
  },
}

test.each(Object.keys(protections))(
  'one person alone does not take %s away, however often they try; another one does',
  async (what) => {
    const { take, keep, stands } = await protections[what]!()
    for (let n = 1; n < 4; n++) got((await take(writer, start + n)) as never)
    expect(await stands()).toBe(true)
    got((await keep(start + 5)) as never)
    got((await take(second, start + 6)) as never)
    expect(await stands()).toBe(true)
    got((await take(second, start + 20 * day)) as never)
    expect(await stands()).toBe(true)
    got((await take(writer, start + 20 * day + 1)) as never)
    expect(await stands()).toBe(false)
  },
)

test('nor the mark of an upload that has a consent', async () => {
  const { id } = got(await storeUpload(writer, { source: Buffer.from('Name\nSomebody\n'), name: 'names.csv' }, start))
  got(await describeUpload(writer, { id, changes: { people: 'at risk' } }, start))
  await consentFor(writer, { lineages: [id] }, start)
  const people = async () => (await openUpload(writer, id, start))!.upload.people
  for (const who of [writer, writer]) got(await describeUpload(who, { id, changes: { people: 'recognisable' } }, start))
  expect(await people()).toBe('at risk')
  got(await describeUpload(second, { id, changes: { people: 'recognisable' } }, start))
  expect(await people()).toBe('recognisable')
})

test('a mark that was set by mistake, of a draft without a consent, goes at once', async () => {
  const { entryId } = await markedEntry(writer, 'Hers', start)
  got(await declarePeople(writer, { entryId, people: 'nobody' }, start))
  expect(await peopleOf(read(), entryId)).toBe('nobody')
})

test('the panel says who asked, and the auditors’ report who took away what, and that readers have the text again', async () => {
  const { entryId, consentId } = await readyEntry({ writer, second }, { title: 'Hers' }, start)
  got(await release(writer, await newestOf(entryId), start + 1))
  got(await revokeConsent(second, { consentId }, start + 2))
  got(await unlinkConsent(writer, { consentId, entryIds: [entryId] }, start + 3))
  expect(await peopleStateOf(second, entryId, start + 3)).toMatchObject({ consents: [{ removal: { by: 'Wai' } }] })
  got(await unlinkedByTwo([writer, second], { consentId, entryIds: [entryId] }, start + 3))
  got(await declarePeople(writer, { entryId, people: 'nobody' }, start + 4))
  expect(await peopleStateOf(second, entryId, start + 4)).toMatchObject({ removal: { by: 'Wai' } })
  got(await declarePeople(second, { entryId, people: 'nobody' }, start + 5))
  got(await release(writer, await newestOf(entryId), start + 6))
  const removals = [
    { what: 'consent', by: ['Wai', 'Sok'], at: start + 3 },
    { what: 'mark', by: ['Wai', 'Sok'], at: start + 5 },
  ]
  expect(await consentReport(second, {}, start + 7)).toMatchObject([
    { entryId, ended: 'unavailable', consents: ['CF-118'], removals },
    { entryId, ended: null, until: null, consents: [], removals },
  ])
})
