import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { correctedEditions, media, mediaPages, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { trashEntry } from '@/domain/entries/trash'
import { trashUpload } from '@/domain/files/media-trash'
import { isUsedLive, usesOf } from '@/domain/files/uses'
import { answerAt } from '@/domain/published/answers'
import { catalogueAt } from '@/domain/published/catalogue/catalogue'
import { announcedChangesAt } from '@/domain/published/change-states'
import { findPublicFile, findPublicUpload } from '@/domain/published/files'
import { findItem } from '@/domain/published/item'
import { liveLanguages } from '@/domain/published/live-languages'
import { liveTeasers } from '@/domain/published/teasers'
import { findReading } from '@/domain/published/pages'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { searchTexts } from '@/domain/published/search/search'
import { liveAddresses } from '@/domain/published/sitemap'
import { liveOutline } from '@/domain/published/whole'
import { wholeOutline } from '@/domain/exports/wordpress/outline'
import { fileWith } from '@/domain/testing/library'
import { picture } from '@/domain/testing/uploads'
import { beginAnswered, corrected, now, p, readPart, report } from '@/domain/testing/corrected'
import { got, someone } from '@/domain/testing/newsroom'
import { beginCorrectedEdition } from '@/domain/writing/begin-corrected-edition'
import { correctedEditionOf, correctedFileOf } from '@/domain/writing/corrected-editions'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { replaceUpload } from '@/domain/writing/replacing'
import { beginTranslation } from '@/domain/writing/translations'
import type { Block } from '@/lib/edition/schema'
import { wordType } from '@/lib/files/media-types'
import { release, withdraw } from './releases'

const hour = 3_600_000
let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone('admin')
})

test('a corrected text is read in place of the program’s while it is public, and no longer', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id)
  const draftHtml = (await readPart(id, now))!.corrected
  expect(draftHtml).toBeUndefined()
  got(await release(editor, { ...draft, at: now + hour }, now))
  expect((await readPart(id, now + hour - 1))!.corrected).toBeUndefined()
  const reading = (await readPart(id, now + hour))!
  expect(reading.pages).toEqual([])
  expect(reading.corrected).toMatchObject({ at: now + hour, headings: [{ text: 'Findings', id: 'findings', part: 1 }] })
  expect(reading.corrected!.html).toContain('<p>Words of the first page.</p>')
  expect([reading.corrected!.html.includes('<p>12</p>'), reading.corrected!.isTyped]).toEqual([true, false])
  expect([...reading.corrected!.html.matchAll(/id="p(\d)"/g)].map(([, n]) => n)).toEqual(['1', '2'])
  expect(await findReading({ path: '/publications/a-report', lineage: id, page: 2, now: now + hour })).toMatchObject({
    reading: { part: 1 },
  })
  got(
    await withdraw(
      editor,
      { entryId: draft.entryId, reason: 'error', explanation: 'It was wrong.', at: now + 2 * hour },
      now + hour,
    ),
  )
  const after = (await readPart(id, now + 2 * hour))!
  expect(after.corrected).toBeUndefined()
  expect(after.pages).toHaveLength(2)
})

test('it is no page of its own: nothing lists it, what finds it finds its file, and its address leads to where it is read', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id, { Fndings: 'Zanzibar' })
  const released = got(await release(editor, { ...draft, at: now }, now))
  const [row] = await read().select().from(releases).where(eq(releases.id, released.releaseId))
  const { path } = row!
  expect(path).toBe(`/text-of-${id}`)
  const at = now + 1
  const isThere = (list: unknown) => JSON.stringify(list).includes(path)
  expect((await liveTeasers(at, {})).map(({ path }) => path)).toEqual(['/publications/a-report'])
  expect((await catalogueAt(at)).total).toBe(1)
  expect(isThere(await liveAddresses(at))).toBe(false)
  expect(isThere(await liveOutline(at))).toBe(false)
  expect((await wholeOutline(editor, at)).map(({ entryId }) => entryId)).not.toContain(draft.entryId)
  expect(await announcedChangesAt(at)).toEqual([])
  expect(await liveLanguages(at)).toEqual(['en'])
  expect(await searchTexts({ now: at, filter: { q: 'Zanzibar' }, page: 1 })).toMatchObject({
    list: { items: [{ path: '/publications/a-report' }] },
  })
  const place = `/publications/a-report/read/${id}`
  expect(await findItem({ path, now: at })).toEqual({ is: 'moved', path: place })
  expect(await answerAt(path, at)).toEqual({ is: 'moved', path: place })
  expect(await readerAnswerAt(path, at)).toEqual({ is: 'moved', path: place })
})

test('it is nowhere where its publication is not: before its moment, and after it was withdrawn', async () => {
  const { id, saved } = await report(editor, { at: now + hour })
  const draft = await corrected(editor, id)
  const { id: pictureId } = await picture(editor)
  const annex = await fileWith(['An annex'])
  const content = [
    { type: 'picture', attrs: { mediaId: pictureId, alt: 'A clinic' } },
    { type: 'file', attrs: { mediaId: annex, title: 'Annex' } },
  ]
  const body = { type: 'doc', content }
  const { content: whole } = (await findDraft(editor, draft.entryId))!
  const shown = got(
    await saveDraft(editor, { entryId: draft.entryId, base: draft, session: 's', content: { ...whole, body } }, now),
  )
  got(await release(editor, { ...shown, at: now }, now))
  const path = `/text-of-${id}`
  const readable = async (at: number) => [
    (await readPart(id, at))?.corrected !== undefined,
    (await findItem({ path, now: at }))?.is,
    (await findPublicUpload({ id: pictureId, now: at })) !== undefined,
    (await findPublicFile({ id: annex, now: at })) !== undefined,
  ]
  expect(await isUsedLive(read(), id, now + hour - 1)).toBe(false)
  expect(await readable(now + hour - 1)).toEqual([false, undefined, false, false])
  expect(await readable(now + hour)).toEqual([true, 'moved', true, true])
  got(
    await withdraw(
      editor,
      { entryId: saved.entryId, reason: 'request', explanation: 'It was wrong.', at: now + 2 * hour },
      now,
    ),
  )
  expect(await readable(now + 2 * hour)).toEqual([false, undefined, false, false])
})

test('a next version of the file has the text of the program, and the desk says whose the correction was', async () => {
  const { id, saved, offered } = await report(editor)
  const draft = await corrected(editor, id)
  got(await release(editor, { ...draft, at: now }, now))
  const next = await fileWith(['other words', 'more'])
  await write(async (tx) => tx.update(media).set({ lineage: id, version: 2 }).where(eq(media.id, next)))
  expect(got(await replaceUpload(editor, { old: id, next: next }, now)).done.map(({ entryId }) => entryId)).toEqual([
    saved.entryId,
  ])
  const head = (await findDraft(editor, saved.entryId))!
  expect(head.content.files).toMatchObject([{ mediaId: next }])
  expect(offered.files[0]!.mediaId).toBe(id)
  got(await release(editor, { entryId: saved.entryId, ...head.base, at: now + hour }, now + hour))
  expect((await readPart(id, now + hour))!.corrected).toBeUndefined()
  expect(await correctedEditionOf(editor, next, now + hour)).toEqual({
    current: undefined,
    former: { version: 1, mediaId: id },
    hasText: true,
  })
  expect(await correctedFileOf(editor, draft.entryId, now + hour)).toMatchObject({
    mediaId: id,
    isOld: true,
    reading: undefined,
  })
  expect(await findItem({ path: `/text-of-${id}`, now: now + hour })).toBeUndefined()
  got(await beginCorrectedEdition(editor, next, now + hour))
})

test('bytes that are others than those that were corrected have the text of the program', async () => {
  const { id } = await report(editor)
  got(await release(editor, { ...(await corrected(editor, id)), at: now }, now))
  await write(async (tx) =>
    tx
      .update(media)
      .set({ sha256: 'f'.repeat(64) })
      .where(eq(media.id, id)),
  )
  expect((await readPart(id, now))!.corrected).toBeUndefined()
})

test('it stays hidden where its file is gone from the database', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id)
  got(await release(editor, { ...draft, at: now }, now))
  await write(async (tx) => tx.update(correctedEditions).set({ mediaId: null }))
  expect(await findItem({ path: `/text-of-${id}`, now })).toBeUndefined()
  expect((await liveTeasers(now, {})).map(({ entryId }) => entryId)).not.toContain(draft.entryId)
})

test('a file has one corrected text, which uses it, so that neither goes without the other', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id)
  expect(await beginCorrectedEdition(editor, id, now)).toMatchObject({ ok: false })
  const { uses } = await usesOf(editor, id, now)
  expect(uses.find(({ entryId }) => entryId === draft.entryId)).toMatchObject({ roles: ['text'], inHead: true })
  expect(await trashUpload(editor, id, now)).toMatchObject({ ok: false })
  expect(await correctedEditionOf(editor, id, now)).toMatchObject({
    current: { entryId: draft.entryId, state: { is: 'draft' } },
  })
  got(await trashEntry(editor, draft.entryId, now))
  expect(await correctedEditionOf(editor, id, now)).toMatchObject({ current: { isTrashed: true } })
  expect(await beginCorrectedEdition(editor, id, now)).toMatchObject({ ok: false })
})

test('a Word document is corrected as well, and has no pages there', async () => {
  const { id } = await report(editor, { type: wordType, from: 'word' })
  const draft = await corrected(editor, id)
  got(await release(editor, { ...draft, at: now }, now))
  const reading = (await readPart(id, now + 1))!
  expect(reading.edition).toEqual({ from: 'word', outline: [] })
  expect(reading.corrected!.html).toMatch(/^<h2 id="findings">Findings<\/h2><p>Words of the first page.<\/p><div/)
  expect(reading.corrected!.html).not.toContain('leaf')
  expect(await correctedEditionOf(editor, id, now + 1)).toMatchObject({ current: { state: { is: 'live' } } })
  await write(async (tx) => tx.delete(mediaPages).where(eq(mediaPages.mediaId, id)))
  expect(await correctedEditionOf(editor, id, now + 1)).toBeUndefined()
})

test('what cannot be corrected says why', async () => {
  const { id } = await report(editor)
  const problem = async (mediaId: string) => {
    const result = await beginCorrectedEdition(editor, mediaId, now)
    return result.ok ? '' : result.problems[0]!.message
  }
  expect(await problem('no-such-file')).toBe('This file is no longer there, or lies in the trash.')
  expect(await problem((await picture(editor)).id)).toBe('Only the text of a PDF or a Word document can be corrected.')
  const many: Block[] = Array.from({ length: 3_001 }, () => p('a'))
  await write(async (tx) => tx.update(mediaPages).set({ blocks: many }).where(eq(mediaPages.mediaId, id)))
  expect(await problem(id)).toBe(
    'This text cannot be corrected here: it holds more than a text can. The text has 6,004 blocks; it can have 3,000.',
  )
  await write(async (tx) => tx.delete(mediaPages).where(eq(mediaPages.mediaId, id)))
  expect(await problem(id)).toBe('There is no text in this file that could be corrected.')
})

test('the text of a scanned document is written, between the marks of its pages', async () => {
  const { id } = await report(editor)
  await write(async (tx) => tx.update(mediaPages).set({ blocks: null, text: '' }).where(eq(mediaPages.mediaId, id)))
  expect(await correctedEditionOf(editor, id, now)).toMatchObject({ current: undefined, hasText: false })
  const begun = got(await beginAnswered(editor, id, now))
  const draft = (await findDraft(editor, begun.entryId))!
  const marks = [1, 2].map((page) => ({ type: 'paragraph', content: [{ type: 'pageMark', attrs: { page } }] }))
  expect(draft.content.body).toMatchObject({ content: marks })
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Typed.' }] }] }
  const save = { entryId: begun.entryId, base: begun, session: 's', content: { ...draft.content, body } }
  got(await release(editor, { ...got(await saveDraft(editor, save, now)), at: now }, now))
  expect((await readPart(id, now + 1))!.corrected).toMatchObject({ html: '<p>Typed.</p>', isTyped: true })
})

test('it is corrected in its own language', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id)
  expect(await beginTranslation(editor, { entryId: draft.entryId, language: 'km' }, now)).toMatchObject({ ok: false })
})

test('where the file is about people at risk, its text is released under the same rules', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id)
  await write(async (tx) => tx.update(media).set({ people: 'at risk' }).where(eq(media.id, id)))
  const result = await release(editor, { ...draft, at: now }, now)
  expect(result.ok ? [] : result.problems.map(({ field }) => field)).toContain('people')
})
