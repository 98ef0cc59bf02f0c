import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { eraseEntry, trashEntry } from '@/domain/entries/trash'
import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { cancelRelease } from '@/domain/publishing/scheduled'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, isPublicAt, lookedAt, readyEntry } from '@/domain/testing/consents'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { translated } from '@/domain/testing/translating'
import { consentsOfEntry } from './consent-lists'
import { revokeConsent } from './consents'

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

test('what would have replaced a text is taken back: the end of that text stands again', async () => {
  const bytes = Buffer.from('Name\nSomebody\n')
  const { id } = got(await storeUpload(writer, { source: bytes, name: 'names.csv' }, start))
  await consentFor(second, { lineages: [id], lastDay: '2026-01-10' }, start)
  const file = { mediaId: id, title: 'Names', language: null }
  const saved = await post(writer, { title: 'With a file', body: text('Words.'), files: [file] }, start)
  got(await release(writer, saved, start))
  const end = Date.UTC(2026, 0, 10, 17)
  const later = { title: 'With a file', slug: 'with-a-file', body: text('Words.') }
  const { entryId, ...rest } = await savedAgain(writer, saved, later, start)
  const { releaseId } = got(await release(writer, { entryId, ...rest, at: end - day }, start))
  expect(await isPublicAt(entryId, end)).toBe(true)
  got(await cancelRelease(writer, releaseId, start))
  expect([await isPublicAt(entryId, end - 1), await isPublicAt(entryId, end)]).toEqual([true, false])
})

test('an entry that is erased for good leaves its consents to its translations', async () => {
  const admin = await someone('admin')
  const draft = await readyEntry({ writer, second }, { title: 'Never public', languages: ['en', 'km'] }, start)
  const translation = await translated(writer, { entryId: draft.entryId, language: 'km' }, start)
  await lookedAt(second, translation.entryId, start)
  got(await release(writer, translation, start))
  got(await trashEntry(admin, draft.entryId, start))
  got(await eraseEntry(admin, draft.entryId, start))
  expect((await consentsOfEntry(second, translation.entryId, start)).map(({ id }) => id)).toEqual([draft.consentId])
  got(await revokeConsent(second, { consentId: draft.consentId }, start + day))
  expect(await isPublicAt(translation.entryId, start + day)).toBe(false)
})
