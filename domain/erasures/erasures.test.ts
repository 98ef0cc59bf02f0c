import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { read, write } from '@/db/connection'
import { entries, erasures, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { checkRecord } from '@/domain/care/record-check'
import { ownNotices } from '@/domain/notices/notices'
import { answerAt } from '@/domain/published/answers'
import { isErasedAddress } from '@/domain/published/erased'
import { searchTexts } from '@/domain/published/search/search'
import { openPreview, makePreviewLink } from '@/domain/publishing/preview-links'
import { createBundle } from '@/domain/publishing/bundles'
import { releaseBundle } from '@/domain/publishing/bundle-release'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { content, createEntry, got, post, someone } from '@/domain/testing/newsroom'
import { bodyWith, pictureBytes } from '@/domain/testing/uploads'
import { storeUpload } from '@/domain/files/intake'
import { copyEntry } from '@/domain/writing/copies'
import { saveDraft } from '@/domain/writing/drafts'
import { beginTranslation } from '@/domain/writing/translations'
import { carryOutErasure, erasureSteps, finishErasures } from './carry-out'
import { oneErasure } from './erasure-lists'
import { cancelErasure, confirmErasure, requestErasure } from './erasures'
import { previewErasure } from './what-goes'
import { message, now, one, published, twoEditors } from './test-erasing'

const day = 86_400_000
let first: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  ;({ first, second } = await twoEditors())
})

const isThere = async (id: number) => (await read().$count(entries, eq(entries.id, id))) > 0

test('readers lose it with the asking, and it is erased when somebody else confirms', async () => {
  const { entryId, path } = await published(first)
  const { token } = got(await makePreviewLink(first, { entryId, label: 'A partner', lasts: 'day' }, now))
  const { id, state } = got(await requestErasure(first, one(entryId), now + 1))
  expect(state).toBe('waiting')
  expect([await answerAt(path, now + 1), await openPreview(token, now + 1)]).toEqual([{ is: 'gone' }, undefined])
  expect((await oneErasure(first, id, now))?.titles).toEqual(['Her own story'])
  expect((await ownNotices(second)).items.map(({ kind }) => kind)).toContain('erasure asked')
  expect(message(await confirmErasure(first, id, now + 2))).toMatch(/somebody else/)
  expect(await isThere(entryId)).toBe(true)
  got(await confirmErasure(second, id, now + 2))
  expect(await isThere(entryId)).toBe(false)
  expect((await ownNotices(first)).items.map(({ kind }) => kind)).toContain('erasure done')
  const stub = (await oneErasure(first, id, now + 3))!
  expect(stub).toMatchObject({ state: 'erased', entryIds: [entryId], titles: undefined, erasedBy: { name: 'Sok' } })
  expect(stub.hashes[0]).toMatch(/^text [0-9a-f]{64}$/)
  expect(message(await confirmErasure(second, id, now + 3))).toMatch(/already/)
  expect(await checkRecord()).toMatchObject({ problems: [] })
})

test('where nobody else may confirm, it is erased at once', async () => {
  const { entryId } = await published(first)
  await write(async (tx) => {
    await tx.update(staff).set({ disabledAt: now }).where(eq(staff.id, second.id!))
  })
  expect(got(await requestErasure(first, one(entryId), now)).state).toBe('erased')
  expect(await isThere(entryId)).toBe(false)
})

test('who may not erase can neither ask, confirm, cancel nor look', async () => {
  const { entryId } = await published(first)
  const author = await someone('contributor')
  const { id } = got(await requestErasure(first, one(entryId), now))
  await expect(requestErasure(author, one(entryId), now)).rejects.toThrow('may not erase')
  await expect(confirmErasure(author, id, now)).rejects.toThrow('may not erase')
  await expect(cancelErasure(author, id, now)).rejects.toThrow('may not erase')
  await expect(previewErasure(author, { entryId }, now)).rejects.toThrow('may not erase')
  await expect(oneErasure(author, id, now)).rejects.toThrow('may not erase')
})

test('cancelled, the text is there and stays withdrawn until somebody releases it', async () => {
  const { entryId, path, revisionId, counter } = await published(first)
  const { id } = got(await requestErasure(first, one(entryId), now))
  got(await cancelErasure(second, id, now))
  expect(await answerAt(path, now)).toEqual({ is: 'gone' })
  expect(message(await confirmErasure(second, id, now))).toMatch(/cancelled/)
  expect((await ownNotices(first)).items.map(({ kind }) => kind)).toContain('erasure cancelled')
  got(await release(first, { entryId, revisionId, counter }, now + 1))
  expect(await answerAt(path, now + 1)).toEqual({ is: 'here' })
})

test('while it waits nothing is saved, copied, translated, set for later or asked for again', async () => {
  const { entryId, ...saved } = await published(first)
  got(await requestErasure(first, one(entryId), now))
  const save = { entryId, base: saved, session: 'other', content: content({ title: 'More words' }) }
  expect(message((await saveDraft(first, save, now)) as never)).toMatch(/erased permanently/)
  expect(message(await release(first, { entryId, ...saved }, now))).toMatch(/erased permanently/)
  expect(message(await copyEntry(first, entryId, now))).toMatch(/erased permanently/)
  expect(message(await beginTranslation(first, { entryId, language: 'km' }, now))).toMatch(/erased permanently/)
  expect(message(await requestErasure(second, one(entryId), now))).toMatch(/erased permanently/)
})

test('what is set for later is cancelled, with the rest of its bundle', async () => {
  const draft = await post(first, { title: 'Later' }, now)
  const other = await post(first, { title: 'Beside it' }, now)
  const { bundleId } = got(await createBundle(first, { name: 'Both', entryIds: [draft.entryId, other.entryId] }, now))
  got(await releaseBundle(first, { bundleId, at: now + day, entries: [draft, other] } as never, now))
  got(await requestErasure(first, one(draft.entryId), now))
  expect(await answerAt('/2026/11/later', now + 2 * day)).toBeUndefined()
  expect(await answerAt('/2026/11/beside-it', now + 2 * day)).toBeUndefined()
})

test('all translations go where that is chosen; otherwise the others stay', async () => {
  const { entryId } = await published(first)
  const km = got(await beginTranslation(first, { entryId, language: 'km' }, now))
  const lo = got(await beginTranslation(first, { entryId, language: 'lo' }, now))
  got(await confirmErasure(second, got(await requestErasure(first, one(km.entryId), now)).id, now))
  expect([await isThere(entryId), await isThere(km.entryId), await isThere(lo.entryId)]).toEqual([true, false, true])
  const rest = { entryId: lo.entryId, withTranslations: true, mediaIds: [] }
  got(await confirmErasure(second, got(await requestErasure(first, rest, now)).id, now))
  expect([await isThere(entryId), await isThere(lo.entryId)]).toEqual([false, false])
})

test.each(Object.keys(erasureSteps))(
  'a process that is killed after the step “%s” is gone on with at the next start',
  async (last) => {
    const picture = got(await storeUpload(first, { source: await pictureBytes(), name: 'a.png' }, now))
    const { entryId, path } = await published(first, { body: bodyWith(picture.id) })
    const { id } = got(await requestErasure(first, one(entryId, [picture.id]), now))
    expect(existsSync(join(mediaRoot(), picture.id))).toBe(true)
    const steps = { ...erasureSteps }
    const names = Object.keys(steps)
    const killed = names.slice(names.indexOf(last) + 1)
    for (const name of killed) vi.spyOn(erasureSteps, name).mockRejectedValue(new Error('killed'))
    got(await confirmErasure(second, id, now))
    vi.restoreAllMocks()
    const expected = killed.length > 0 ? 'failed' : 'erased'
    expect((await read().select({ state: erasures.state }).from(erasures))[0]!.state).toBe(expected)
    await finishErasures(now + 2 * day + names.indexOf(last) * day)
    expect((await oneErasure(first, id, now))?.state).toBe('erased')
    expect([await isThere(entryId), await isErasedAddress(path)]).toEqual([false, true])
    expect(existsSync(join(mediaRoot(), picture.id))).toBe(false)
  },
)

test('nobody finds it any more, and an erasure that is done is not done again', async () => {
  const { entryId } = await published(first)
  const find = () => searchTexts({ now, filter: { q: 'words' } as never, page: 1 })
  expect(JSON.stringify(await find())).toContain('Her own story')
  const { id } = got(await requestErasure(first, one(entryId), now))
  got(await confirmErasure(second, id, now))
  expect(JSON.stringify(await find())).not.toContain('Her own story')
  const before = await oneErasure(first, id, now)
  await carryOutErasure(id, now + day)
  expect(await oneErasure(first, id, now)).toEqual(before)
  got(await createEntry(first, { kind: 'post', language: 'en', session: 's', content: content() }, now))
})
