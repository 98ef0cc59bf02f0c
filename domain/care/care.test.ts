import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { media, releases, reviews } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { careOf, longReviewAge, oldDraftAge, soonSpan } from './care'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { choosePage } from '@/domain/entries/term-page'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { translated } from '@/domain/testing/translating'
import { trashEntry, trashPeriodMs } from '@/domain/entries/trash'

const now = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

test('a draft that nobody touched for a month needs care; one that is live or scheduled does not', async () => {
  testDatabase()
  const editor = await someone()
  await post(editor, { title: 'Old' }, now - oldDraftAge - 1)
  await post(editor, { title: 'Young' }, now - oldDraftAge + 1)
  const live = await post(editor, { title: 'Live' }, now - oldDraftAge - 1)
  got(await release(editor, live, now - oldDraftAge))
  const { drafts } = await careOf(editor, now)
  expect(drafts.items.map((item) => item.title)).toEqual(['Old'])
})

test('a translation is out of date once its source was changed for readers after it', async () => {
  testDatabase()
  const editor = await someone()
  const source = await post(editor, { title: 'Source', slug: 'source', body: text('Words.') }, now)
  const translation = await translated(editor, { entryId: source.entryId, language: 'km' }, now)
  got(await release(editor, translation, now))
  got(await release(editor, source, now + 1))
  expect((await careOf(editor, now + 2)).translations.items).toEqual([])
  const save = {
    entryId: source.entryId,
    base: source,
    session: 't',
    content: content({ title: 'Source, corrected', body: text('Words.') }),
  }
  const changed = got(await saveDraft(editor, save, now + 3))
  expect((await careOf(editor, now + 4)).translations.items).toEqual([])
  got(await release(editor, changed, now + 5))
  expect((await careOf(editor, now + 6)).translations.items).toMatchObject([
    { entryId: translation.entryId, why: 'Source, corrected', at: now + 5 },
  ])
})

test('a live picture without a description needs care, unless it is called decorative', async () => {
  testDatabase()
  const editor = await someone()
  const upload = {
    name: 'p.jpg',
    type: 'image/jpeg' as const,
    bytes: 1,
    sha256: '',
    width: 10,
    height: 10,
    uploadedAt: 0,
  }
  await write(
    async (tx) => void (await tx.insert(media).values({ ...upload, id: 'aaaaaaaaaaaa', lineage: 'aaaaaaaaaaaa' })),
  )
  const picture = (attrs: object) => ({
    type: 'doc',
    content: [{ type: 'picture', attrs: { mediaId: 'aaaaaaaaaaaa', ...attrs } }],
  })
  const texts = {
    Bare: { body: picture({}) },
    Described: { body: picture({ alt: 'A river' }) },
    Decorative: { body: picture({ decorative: true }) },
    'Bare lead': { lead: { mediaId: 'aaaaaaaaaaaa', alt: '' } },
    'Decorative lead': { lead: { mediaId: 'aaaaaaaaaaaa', alt: '', decorative: true } },
    'Described lead': { lead: { mediaId: 'aaaaaaaaaaaa', alt: 'A river' } },
  }
  const saved: { entryId: number; revisionId: number }[] = []
  for (const [title, change] of Object.entries(texts)) saved.push(await post(editor, { title, ...change }, now))
  expect((await careOf(editor, now)).pictures.items).toEqual([])
  await write(async (tx) => {
    for (const { entryId, revisionId } of saved)
      await tx
        .insert(releases)
        .values({ entryId, revisionId, goesLiveAt: now, path: `/${entryId}`, dated: now, createdAt: now })
  })
  expect((await careOf(editor, now)).pictures.items.map((item) => item.title)).toEqual(['Bare', 'Bare lead'])
})

test('a review that waits for days, a text that goes live without a title, and the end of what was thrown away', async () => {
  testDatabase()
  const editor = await someone()
  const { entryId, revisionId } = await post(editor, { title: 'Submitted' }, now)
  await write(async (tx) => void (await tx.insert(reviews).values({ entryId, revisionId, at: now, said: 'submitted' })))
  const bare = await post(editor, { title: '' }, now)
  await write(
    async (tx) =>
      void (await tx.insert(releases).values({
        entryId: bare.entryId,
        revisionId: bare.revisionId,
        path: '/b',
        dated: now,
        createdAt: now,
        goesLiveAt: now + soonSpan + day,
      })),
  )
  const thrown = await post(editor, { title: 'Deleted' }, now)
  got(await trashEntry(editor, thrown.entryId, now))

  const first = await careOf(editor, now + day)
  expect([first.reviews.items, first.blocked.items, first.trash.items]).toEqual([[], [], []])
  const later = await careOf(editor, now + longReviewAge + 1)
  expect(later.reviews.items).toMatchObject([{ title: 'Submitted', at: now }])
  expect(later.blocked.items).toMatchObject([
    { entryId: bare.entryId, at: now + soonSpan + day, why: expect.stringContaining('title') },
  ])
  const last = await careOf(editor, now + trashPeriodMs - day)
  expect(last.trash.items).toMatchObject([{ title: 'Deleted', at: now + trashPeriodMs }])
})

test('a contributor is told only of what they began', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  await post(editor, { title: 'Theirs' }, 0)
  await post(contributor, { title: 'Mine' }, 0)
  expect((await careOf(contributor, now)).drafts.items.map((item) => item.title)).toEqual(['Mine'])
})

test('a country with texts and no live page about it needs one', async () => {
  testDatabase()
  const { editor, terms, publish } = await newsroom()
  const at = morning('2015-01-01')
  const bare = async (actor = editor) =>
    (await careOf(actor, at)).countries.items.map(({ name, count }) => [name, count])
  expect(await bare()).toEqual([])
  await publish('2014-10-01', { title: 'A post', termIds: [terms.myanmar] })
  expect(await bare()).toEqual([['Myanmar', 1]])
  expect(await bare(await someone('contributor'))).toEqual([])
  const page = await publish('2014-10-02', { title: 'Myanmar', slug: 'about-myanmar' }, 'page')
  got(await choosePage(editor, { termId: terms.myanmar, entryId: page.entryId }, at))
  expect(await bare()).toEqual([])
})
