/** @module-tag thorough */
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { revisionMedia, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { addToBundle, createBundle } from '@/domain/publishing/bundles'
import { saveDraft } from './drafts'
import { storeUpload } from '@/domain/files/intake'
import { trashUpload } from '@/domain/files/media-trash'
import { openEntryWindow } from './presence'
import { findItem } from '@/domain/published/item'
import { release } from '@/domain/publishing/releases'
import { replaceUpload } from './replacing'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { bodyWith, pdf, picture, pictureBytes } from '@/domain/testing/uploads'
import { trashEntry } from '@/domain/entries/trash'

beforeEach(() => void testDatabase())

const headUses = async (entryId: number) => {
  const rows = await read()
    .select({ id: revisions.id, entryId: revisions.entryId, how: revisions.how, html: revisions.bodyHtml })
    .from(revisions)
    .orderBy(revisions.id)
  const head = rows.filter((row) => row.entryId === entryId).at(-1)!
  const used = await read().select().from(revisionMedia)
  return { ...head, uses: used.filter((row) => row.revisionId === head.id).map(({ role, mediaId }) => [role, mediaId]) }
}

test('the next version stands in every newest text, in every place; readers have the old one until it is published', async () => {
  const editor = await someone()
  const old = await picture(editor)
  const words = { summary: 'A summary.', body: bodyWith(old.id), lead: { mediaId: old.id, alt: 'A river' } }
  const live = await post(editor, { title: 'Live', ...words }, 0)
  const { path } = got(await release(editor, live, 1))
  const draft = await post(editor, { title: 'Draft', body: bodyWith(old.id) }, 2)
  const before = await findItem({ path, now: 10 })

  const next = await picture(editor, 'river-2.png', { replaces: old.id, now: 3 })
  expect(next).toMatchObject({ lineage: old.id, version: 2 })
  const report = got(await replaceUpload(editor, { old: old.id, next: next.id }, 4))
  expect(report.refused).toEqual([])
  expect(report.done).toMatchObject([
    { title: 'Live', messages: ['Changes not published: publish them.'] },
    { title: 'Draft', messages: ['A draft: readers have nothing of it yet.'] },
  ])
  const head = await headUses(live.entryId)
  expect(head).toMatchObject({
    how: 'replaced',
    uses: expect.arrayContaining([
      ['lead', next.id],
      ['body', next.id],
    ]),
  })
  expect(head.html).toContain(`/media/${next.id}/`)
  expect((await headUses(draft.entryId)).uses).toEqual([['body', next.id]])
  expect(await findItem({ path, now: 10 })).toEqual(before)

  // And back again.
  got(await replaceUpload(editor, { old: next.id, next: old.id }, 5))
  expect((await headUses(draft.entryId)).uses).toEqual([['body', old.id]])
})

test('files beside a text are replaced in their place, and none stands there twice', async () => {
  const editor = await someone()
  const old = await pdf(editor)
  const next = await pdf(editor, 'report-2.pdf', { replaces: old.id })
  const file = (mediaId: string, title: string) => ({ mediaId, title, language: null })
  const one = await post(editor, { files: [file(old.id, 'The report')] })
  const both = await post(editor, { files: [file(next.id, 'New'), file(old.id, 'Old')] })
  got(await replaceUpload(editor, { old: old.id, next: next.id }, 4))
  expect((await headUses(one.entryId)).uses).toEqual([['file', next.id]])
  expect((await headUses(both.entryId)).uses).toEqual([['file', next.id]])
})

test('the report says what is next: a bundle, someone who has it open, what is scheduled, and why one was left', async () => {
  const [editor, other] = [await someone(), await someone()]
  const old = await picture(editor)
  const words = { summary: 'A summary.', lead: { mediaId: old.id, alt: 'A river' } }
  const bundled = await post(editor, { title: 'Bundled', ...words })
  const { bundleId } = got(await createBundle(editor, { name: 'Launch' }, 1)) as { bundleId: number }
  got(await addToBundle(editor, { bundleId, entryIds: [bundled.entryId] }, 1))
  const open = await post(editor, { title: 'Open', ...words })
  got(await openEntryWindow(other, { entryId: open.entryId, session: 'w' }, 2))
  const coming = await post(editor, { title: 'Coming', ...words })
  got(await release(editor, { ...coming, at: 1_000_000 }, 2))
  const thrown = await post(editor, { title: 'Thrown', ...words })
  got(await trashEntry(editor, thrown.entryId, 2))
  const next = await picture(editor, 'b.png', { replaces: old.id })
  const report = got(await replaceUpload(editor, { old: old.id, next: next.id }, 3))
  expect(report.done.map(({ title, messages }) => [title, messages.join(' ')])).toEqual([
    ['Bundled', 'It waits in the bundle “Launch”.'],
    ['Open', expect.stringContaining('Someone has this open')],
    ['Coming', 'What is set for later has the old one: schedule it again.'],
  ])
  expect(report.refused).toMatchObject([
    { title: 'Thrown', messages: ['This text is in the trash. Restore it first.'] },
  ])
  // The open window's next save meets the new text, and loses nothing.
  const late = { entryId: open.entryId, base: open, session: 'w', content: content({ title: 'Typed on' }) }
  expect(await saveDraft(other, late, 4)).toMatchObject({ ok: false, conflict: { aside: expect.anything() } })
})

test('a contributor replaces in what they may write, and is not told the titles of the rest', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const old = await picture(contributor)
  const own = await post(contributor, { title: 'Mine', lead: { mediaId: old.id, alt: '' } })
  const theirs = await post(editor, { title: 'Secret', lead: { mediaId: old.id, alt: '' } })
  const next = await picture(contributor, 'b.png', { replaces: old.id })
  const report = got(await replaceUpload(contributor, { old: old.id, next: next.id }, 3))
  expect(report.done.map(({ entryId }) => entryId)).toEqual([own.entryId])
  expect(report.refused).toMatchObject([{ entryId: theirs.entryId, title: '' }])
  expect((await headUses(theirs.entryId)).uses).toEqual([['lead', old.id]])
})

test('nothing else takes a place: another file, another’s, one in the trash, or a document for a picture', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const [old, other, own] = [await picture(editor), await picture(editor), await picture(contributor)]
  const entry = await post(editor, { lead: { mediaId: old.id, alt: '' } })
  const next = await picture(editor, 'b.png', { replaces: old.id })
  const refusedFor = async (who: typeof editor, pair: { old: string; next: string }) =>
    expect(await replaceUpload(who, pair, 3)).toMatchObject({ ok: false })
  await refusedFor(editor, { old: old.id, next: other.id })
  await refusedFor(editor, { old: old.id, next: old.id })
  await refusedFor(contributor, { old: old.id, next: next.id })
  await refusedFor(contributor, { old: own.id, next: old.id })
  expect(
    await storeUpload(contributor, { source: await pictureBytes(), name: 'c.png', replaces: old.id }, 3),
  ).toMatchObject({ ok: false })
  const report = await pdf(editor)
  expect(
    await storeUpload(editor, { source: await pictureBytes(), name: 'c.png', replaces: report.id }, 3),
  ).toMatchObject({
    problems: [{ message: 'A picture cannot take the place of a document.' }],
  })
  got(await trashUpload(editor, next.id, 3))
  await refusedFor(editor, { old: old.id, next: next.id })
  expect(await headUses(entry.entryId)).toMatchObject({ id: entry.revisionId, uses: [['lead', old.id]] })
})

test('what some version is already is not made another one', async () => {
  const editor = await someone()
  const source = await pictureBytes()
  const first = got(await storeUpload(editor, { source, name: 'a.png' }, 0))
  const again = { source, name: 'b.png', replaces: first.id }
  expect(await storeUpload(editor, again, 1)).toMatchObject({
    problems: [{ message: 'It is the same file, so there is nothing to replace.' }],
  })
  const second = await picture(editor, 'c.png', { replaces: first.id })
  expect(await storeUpload(editor, { ...again, replaces: second.id }, 1)).toMatchObject({
    problems: [{ message: 'Version 1 is this very file. Use that one again.' }],
  })
})
