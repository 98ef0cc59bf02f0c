import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { imported } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findConsent, listConsents } from '@/domain/consents/consent-lists'
import { requestErasure } from '@/domain/erasures/erasures'
import { findMedia } from '@/domain/files/media'
import { usesOf } from '@/domain/files/uses'
import { beginImport } from '@/domain/imports/import-log'
import { reportOf } from '@/domain/imports/report'
import { setAudience } from '@/domain/notices/audience'
import { ownNotices } from '@/domain/notices/notices'
import type { Actor } from '@/domain/staff/actor'
import { consentFor } from '@/domain/testing/consents'
import { got, post, someone } from '@/domain/testing/newsroom'
import { bodyWith, picture } from '@/domain/testing/uploads'
import { findChoices } from './choices'
import { listActs } from './history'

// A file that only limited texts use, and what hangs on it.

const now = Date.UTC(2026, 0, 1, 2)
let admin: Actor
let dara: Actor
let mya: Actor
beforeEach(async () => {
  testDatabase()
  ;[admin, dara, mya] = [await someone('admin', 'Ann'), await someone('editor', 'Dara'), await someone('editor', 'Mya')]
})

async function limitedTo(people: Actor[], changes: Parameters<typeof post>[1]) {
  const { entryId } = await post(dara, changes, now)
  got(await setAudience(dara, { entryId, people: people.map(({ id }) => id!), teams: [] }, now))
  return entryId
}

async function limitedPicture() {
  const { id, lineage } = await picture(dara, 'face.png')
  return { id, lineage, entryId: await limitedTo([dara], { title: 'Hers', body: bodyWith(id) }) }
}

const opensMore = async (id: string, entryId?: number) =>
  (await findChoices(dara, { types: ['picture'], entryId }, now)).uploads.find((one) => one.id === id)!.opensMore

test('a limited file asks before more people see it: not in a text that fewer or the same see; its use is recorded', async () => {
  const { id, entryId } = await limitedPicture()
  const [same, wider] = [await limitedTo([dara], {}), await limitedTo([dara, mya], {})]
  const { entryId: foreign } = await post(mya, {}, now)
  got(await setAudience(mya, { entryId: foreign, people: [mya.id!], teams: [] }, now))
  expect([await opensMore(id, entryId), await opensMore(id, same)]).toEqual([false, false])
  expect([await opensMore(id, wider), await opensMore(id), await opensMore(id, foreign)]).toEqual([true, true, true])
  expect(await findMedia(mya, [id])).toEqual([])
  await post(dara, { title: 'For all', body: bodyWith(id) }, now)
  expect(await findMedia(mya, [id])).toHaveLength(1)
  const isUse = ({ verb }: { verb: string }) => verb === 'used a limited file'
  expect((await listActs(admin, {})).items.filter(isUse)).toMatchObject([{ title: 'For all', upload: 'face.png' }])
  expect(await opensMore(id, wider)).toBe(false)
  expect((await usesOf(dara, id, now)).uses.map(({ isLimited }) => isLimited)).toEqual([false, true])
})

test('a version that no text uses yet, consents of the file alone and acts about it are told to nobody else', async () => {
  const { id, lineage } = await limitedPicture()
  const next = await picture(dara, 'face-2.png', { replaces: id })
  const consentId = await consentFor(dara, { reference: 'C-1', lineages: [lineage] }, now)
  const seen = async (who: Actor) => [
    (await findMedia(who, [id, next.id])).length,
    (await listConsents(who, {}, now)).total,
    (await findConsent(who, consentId, now)) !== undefined,
    (await listActs(admin, { by: dara.id! })).items.some(({ detail }) => detail.upload === id),
  ]
  expect(await seen(dara)).toEqual([2, 1, true, false])
  expect(await seen(mya)).toEqual([0, 0, false, false])
})

const whole = { withTranslations: false, mediaIds: [] }

test('only people who see a text are asked to confirm its erasure; where nobody could, somebody has to be named', async () => {
  const entryId = await limitedTo([dara], { title: 'Hers' })
  const alone = await requestErasure(dara, { entryId, ...whole }, now)
  expect(alone).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('Who sees it') }] })
  got(await setAudience(dara, { entryId, people: [dara.id!, mya.id!], teams: [] }, now))
  got(await requestErasure(dara, { entryId, ...whole }, now))
  const kinds = async (who: Actor) => (await ownNotices(who)).items.map(({ kind }) => kind)
  expect([await kinds(mya), await kinds(admin)]).toEqual([['erasure asked', 'named'], []])
})

test('the report of an import names only texts that its reader sees', async () => {
  const entryId = await limitedTo([dara], { title: 'Hers' })
  const { id: importId } = await beginImport(admin, { kind: 'wordpress', source: 'old', files: [] }, now)
  const row = { importId, entryId, source: 'old', kind: 'entry' as const, key: '1', title: 'Hers', hash: '' }
  const problems = [{ what: 'a link leads nowhere' }]
  await write(async (tx) => void (await tx.insert(imported).values({ ...row, outcome: 'new', problems })))
  const found = async () => (await reportOf(admin, importId))!.problems.length
  expect(await found()).toBe(0)
  got(await setAudience(dara, { entryId, people: [], teams: [] }, now))
  expect(await found()).toBe(1)
})
