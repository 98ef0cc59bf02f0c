import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { moveConsentEnd, revokeConsent } from '@/domain/consents/consents'
import { storeUpload } from '@/domain/files/intake'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, markedEntry, unlinkedByTwo } from '@/domain/testing/consents'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { listPreviewLinks, makePreviewLink, openPreview } from './preview-links'

const start = Date.UTC(2026, 0, 10, 2)
/** The end of its last day, in the zone of the site. */
const end = Date.UTC(2026, 0, 10, 17)
const hour = 3_600_000
let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

async function linkTo(entryId: number, now = start) {
  return got(await makePreviewLink(writer, { entryId, label: 'A partner', lasts: 'week' }, now)).token
}

const isOpen = async (token: string, now: number) => (await openPreview(token, now)) !== undefined

async function draftUnderConsent(lastDay: string | null) {
  const { entryId } = await markedEntry(writer, 'Hers', start)
  return { entryId, consentId: await consentFor(writer, { entryIds: [entryId], lastDay }, start) }
}

test('revoking a consent closes the preview links of the texts that need it, and no other one', async () => {
  const { entryId, consentId } = await draftUnderConsent(null)
  const other = await post(writer, { title: 'Of nobody', slug: 'of-nobody' }, start)
  const [token, otherToken] = [await linkTo(entryId), await linkTo(other.entryId)]
  expect([await isOpen(token, start), await isOpen(otherToken, start)]).toEqual([true, true])
  got(await revokeConsent(writer, { consentId }, start + hour))
  expect([await isOpen(token, start + hour), await isOpen(otherToken, start + hour)]).toEqual([false, true])
  expect(await listPreviewLinks(writer, entryId, start + hour)).toMatchObject([{ revokedAt: start + hour }])
  got(await unlinkedByTwo([writer, second], { consentId, entryIds: [entryId] }, start + 2 * hour))
  expect(await isOpen(token, start + 2 * hour)).toBe(false)
})

test('a consent of a picture or file closes the links of drafts that use it, while they do', async () => {
  const { id } = got(await storeUpload(writer, { source: Buffer.from('Name\nSomebody\n'), name: 'names.csv' }, start))
  const consentId = await consentFor(writer, { lineages: [id] }, start)
  const files = [{ mediaId: id, title: 'Names', language: null }]
  const saved = await post(writer, { title: 'With a file', slug: 'with', files }, start)
  const fixed = got(
    await makePreviewLink(
      writer,
      { entryId: saved.entryId, revisionId: saved.revisionId, label: 'A', lasts: 'week' },
      start,
    ),
  ).token
  const newest = await linkTo(saved.entryId)
  await savedAgain(writer, saved, { title: 'Without', slug: 'with', body: text('Words.') }, start + 1)
  got(await revokeConsent(writer, { consentId }, start + hour))
  expect([await isOpen(fixed, start + hour), await isOpen(newest, start + hour)]).toEqual([false, true])
})

test('at the end of a consent its links open nothing, without anybody doing anything; extended or taken away, they stay closed', async () => {
  const { entryId, consentId } = await draftUnderConsent('2026-01-10')
  const token = await linkTo(entryId)
  expect([await isOpen(token, end - 1), await isOpen(token, end)]).toEqual([true, false])
  expect(await listPreviewLinks(writer, entryId, end)).toMatchObject([{ revokedAt: null, isUnderEndedConsent: true }])
  expect(await makePreviewLink(writer, { entryId, label: 'B', lasts: 'week' }, end)).toMatchObject({ ok: false })
  got(await moveConsentEnd(writer, { consentId, counter: 1, lastDay: '2026-03-01' }, end + hour))
  expect(await isOpen(token, end + hour)).toBe(false)
  const again = await linkTo(entryId, end + hour)
  expect(await isOpen(again, end + hour)).toBe(true)

  const other = await draftUnderConsent('2026-01-10')
  const otherToken = await linkTo(other.entryId)
  got(await unlinkedByTwo([writer, second], { consentId: other.consentId, entryIds: [other.entryId] }, end))
  expect(await isOpen(otherToken, end)).toBe(false)
})
