import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { copyEntry } from './copies'
import { findDraft } from './drafts'
import { release } from '@/domain/publishing/releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { trashEntry } from '@/domain/entries/trash'

test('a copy is a draft of its own with the same text, and says where it came from', async () => {
  testDatabase()
  const editor = await someone()
  const known = await post(editor, { title: 'Reports', slug: 'reports', body: text('Words.'), dated: 5 }, 10)
  got(await release(editor, known, 10))
  const copy = got(await copyEntry(editor, known.entryId, 20))
  const draft = (await findDraft(editor, copy.entryId))!
  expect(draft.content).toMatchObject({
    title: 'Copy of Reports',
    slug: 'copy-of-reports',
    dated: null,
    body: text('Words.'),
  })
  const [row] = (await read().select().from(revisions)).filter((one) => one.id === copy.revisionId)
  expect(row).toMatchObject({ how: 'copied', fromRevision: known.revisionId, author: editor.id })
  expect(draft.entry.translationGroup).not.toBe((await findDraft(editor, known.entryId))!.entry.translationGroup)
})

test('a long title still makes a title that can be saved', async () => {
  testDatabase()
  const editor = await someone()
  const long = await post(editor, content({ title: 'ក'.repeat(300) }), 10)
  const copy = got(await copyEntry(editor, long.entryId, 20))
  expect([...(await findDraft(editor, copy.entryId))!.content.title]).toHaveLength(300)
})

test('a contributor copies only what they may read, and nothing is copied out of the trash', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const theirs = await post(editor, {}, 10)
  await expect(copyEntry(contributor, theirs.entryId, 20)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await trashEntry(editor, theirs.entryId, 20))
  expect(await copyEntry(editor, theirs.entryId, 30)).toMatchObject({ ok: false })
})
