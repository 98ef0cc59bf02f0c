import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { trashEntry } from '@/domain/entries/trash'
import { findUpload, uploadToChange } from '@/domain/files/media'
import { trashUpload } from '@/domain/files/media-trash'
import { release, withdraw } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'
import { saveDraft } from '@/domain/writing/drafts'
import { findChoices, type ChoiceType } from './choices'

const now = Date.UTC(2016, 4, 31, 20) // in June already where the site is
beforeEach(() => void testDatabase())

async function titlesFor(who: Actor, search = '', live = false) {
  const { texts } = await findChoices(who, { types: ['text'], search, live }, now)
  return texts.map(({ title }) => title)
}

async function namesFor(who: Actor, search = '', types: ChoiceType[] = ['picture', 'document']) {
  return (await findChoices(who, { types, search }, now)).uploads.map(({ name }) => name)
}

test('without words, what a person wrote last comes before what the desk wrote last, and nothing of the trash', async () => {
  const [editor, colleague] = [await someone(), await someone('admin')]
  await post(editor, { title: 'Mine, old' }, now - 40)
  const edited = await post(colleague, { title: 'Theirs' }, now - 30)
  await post(colleague, { title: 'Theirs, new' }, now - 20)
  const trashed = await post(editor, { title: 'Deleted' }, now - 10)
  got(await trashEntry(editor, trashed.entryId, now - 5))
  expect(await titlesFor(editor)).toEqual(['Mine, old', 'Theirs, new', 'Theirs'])
  const change = {
    entryId: edited.entryId,
    base: edited,
    session: 'of the editor',
    content: content({ title: 'Edited' }),
  }
  got(await saveDraft(editor, change, now - 4))
  expect(await titlesFor(editor)).toEqual(['Edited', 'Mine, old', 'Theirs, new'])
  expect(await titlesFor(colleague)).toEqual(['Edited', 'Theirs, new', 'Mine, old'])
})

test('uploads come in the same order, each in its newest version', async () => {
  const [editor, colleague] = [await someone(), await someone()]
  const first = await pdf(editor, 'mine.pdf', { now: 1 })
  await picture(colleague, 'theirs.png', { now: 2 })
  await pdf(colleague, 'theirs.pdf', { now: 3 })
  expect(await namesFor(editor, '', ['document'])).toEqual(['mine.pdf', 'theirs.pdf'])
  expect(await namesFor(colleague, '', ['document'])).toEqual(['theirs.pdf', 'mine.pdf'])
  expect(await namesFor(editor, '', ['picture'])).toEqual(['theirs.png'])
  const second = await pdf(editor, 'mine-2.pdf', { replaces: first.id, now: 4 })
  expect(await namesFor(editor, 'mine')).toEqual(['mine-2.pdf'])
  got(await trashUpload(editor, second.id, 5))
  expect(await namesFor(editor, 'mine')).toEqual(['mine.pdf'])
})

test('a contributor chooses among their own texts, what readers have and their own uploads; others among all', async () => {
  const [contributor, editor, admin] = [await someone('contributor'), await someone('editor'), await someone('admin')]
  const theirs = await post(editor, { title: 'A kingfisher of theirs', body: text('A heron.') }, now)
  got(await release(editor, theirs, now))
  const edited = { entryId: theirs.entryId, base: theirs, session: 'of the editor' }
  got(await saveDraft(editor, { ...edited, content: content({ title: 'A kingfisher nobody may know yet' }) }, now))
  await post(editor, { title: 'A kingfisher in a draft of theirs' }, now)
  await post(contributor, { title: 'A kingfisher of mine' }, now)
  await picture(editor, 'kingfisher-theirs.png')
  await picture(contributor, 'kingfisher-mine.png')
  for (const search of ['', 'kingfisher']) {
    expect(await titlesFor(contributor, search)).toEqual(['A kingfisher of mine', 'A kingfisher of theirs'])
    expect(await namesFor(contributor, search)).toEqual(['kingfisher-mine.png'])
    for (const who of [editor, admin]) {
      expect(await titlesFor(who, search)).toHaveLength(3)
      expect(await namesFor(who, search)).toHaveLength(2)
    }
  }
  expect(await titlesFor(contributor, 'heron')).toEqual(['A kingfisher of theirs'])
  expect(await titlesFor(contributor, 'draft')).toEqual([])
  expect(await titlesFor(contributor, 'nobody')).toEqual([])
})

test('a contributor finds and uses pictures that readers have, and reads no note on their consent', async () => {
  const [contributor, editor] = [await someone('contributor'), await someone('editor')]
  const { id } = await picture(editor, 'heron.png')
  const { id: draft } = await picture(editor, 'heron-of-a-draft.png')
  const told = { alt: 'A heron', consent: 'Her sister agreed' }
  await write(async (tx) => void (await tx.update(media).set(told).where(eq(media.id, id))))
  const lead = (mediaId: string) => ({ lead: { mediaId, alt: 'A heron', caption: '', credit: '' } })
  const shown = await post(editor, { title: 'Herons', ...lead(id) }, now)
  await post(editor, { title: 'Herons to come', ...lead(draft) }, now)
  expect(await namesFor(contributor, 'heron')).toEqual([])
  got(await release(editor, shown, now))
  const { uploads } = await findChoices(contributor, { types: ['picture'], search: 'heron' }, now)
  expect(uploads).toMatchObject([{ name: 'heron.png', alt: 'A heron', consent: '' }])
  expect(await findUpload(contributor, { id: draft, name: '' }, now)).toBeUndefined()
  await post(contributor, { title: 'Mine', ...lead(id) }, now)
  await expect(post(contributor, { title: 'Mine too', ...lead(draft) }, now)).rejects.toThrow(/no longer there/)
  expect(await findUpload(contributor, { id, name: '' }, now)).toMatchObject({ consent: '' })
  await expect(uploadToChange(read(), contributor, id, now)).rejects.toThrow()
  // A withdrawn text takes its picture from the choices of others again.
  got(await withdraw(editor, { entryId: shown.entryId, reason: 'error', explanation: 'Wrong.' }, now + 1))
  expect(await findUpload(await someone('contributor'), { id, name: '' }, now + 1)).toBeUndefined()
})

test('each text has where it stands and the address that readers have, will have or would have now', async () => {
  const editor = await someone()
  const [live, scheduled, draft, untitled, gone] = [
    await post(editor, { title: 'Live', slug: 'live', body: text('Words.') }, now - 5),
    await post(editor, { title: 'Scheduled', slug: 'scheduled', body: text('Words.') }, now - 4),
    await post(editor, { title: 'Draft', slug: 'draft' }, now - 3),
    await post(editor, { title: '' }, now - 2),
    await post(editor, { title: 'Withdrawn', slug: 'gone', body: text('Words.') }, now - 6),
  ]
  got(await release(editor, live, now))
  got(await release(editor, { ...scheduled, at: now + 40 * 86_400_000 }, now))
  got(await release(editor, gone, now - 4))
  got(await withdraw(editor, { entryId: gone.entryId, reason: 'error', explanation: 'It was wrong.' }, now - 3))
  const { texts } = await findChoices(editor, { types: ['text'] }, now)
  const found = new Map(texts.map(({ id, state, path }) => [id, [state.is, path]]))
  expect(found.get(live.entryId)).toEqual(['live', '/2016/06/live'])
  expect(found.get(scheduled.entryId)).toEqual(['scheduled', '/2016/07/scheduled'])
  expect(found.get(draft.entryId)).toEqual(['draft', '/2016/06/draft'])
  expect(found.get(gone.entryId)).toEqual(['withdrawn', '/2016/06/gone'])
  expect(found.get(untitled.entryId)![0]).toBe('draft')
  expect(await titlesFor(editor, '', true)).toEqual(['Live'])
  expect(await titlesFor(editor, 'words', true)).toEqual(['Live'])
  const inKhmer = await findChoices(editor, { types: ['text'], language: 'km' }, now)
  expect(inKhmer.texts).toEqual([])
})

test('a document is known to readers while a live text offers it', async () => {
  const editor = await someone()
  const report = await pdf(editor)
  const isLive = async () => (await findChoices(editor, { types: ['document'] }, now)).uploads.map((one) => one.isLive)
  const entry = await post(editor, { files: [{ mediaId: report.id, title: 'Report', language: null }] }, now)
  expect(await isLive()).toEqual([false])
  got(await release(editor, entry, now))
  expect(await isLive()).toEqual([true])
})

test('a page of choices is small, however much there is', async () => {
  const editor = await someone()
  for (let n = 0; n < 30; n++) await post(editor, { title: `Report ${n}` }, now + n)
  for (const search of ['', 'report']) {
    expect(await titlesFor(editor, search)).toHaveLength(15)
    expect((await findChoices(editor, { types: ['text', 'document'], search }, now)).texts).toHaveLength(8)
  }
})
