import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { comments, releases, revisionLinks, revisions, savedLists } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { addComment } from '@/domain/review/comments'
import { checkRecord } from '@/domain/care/record-check'
import { saveList } from '@/domain/desk/saved-lists'
import { isTextWith } from '@/db/full-text'
import { parseQuery } from '@/lib/search/search-terms'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { content, got, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { beginTranslation } from '@/domain/writing/translations'
import { saveDraft } from '@/domain/writing/drafts'
import { previewNameErasure } from './erase-name'
import { oneErasure, listErasures } from './erasure-lists'
import { cancelErasure, confirmErasure, requestNameErasure } from './erasures'
import { message, now, published, twoEditors } from './test-erasing'

let first: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  ;({ first, second } = await twoEditors())
})

const names = ['Mary Chan', 'ម៉ារី ច័ន្ទ']

/** The name over a mark, in a link, a comment and a note to readers; then the text without it, which readers have. */
async function story() {
  const body = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'It was Ma' },
          { type: 'text', marks: [{ type: 'bold' }], text: 'ry' },
          { type: 'text', text: ' CHAN who spoke. Mary stays.' },
          { type: 'text', marks: [{ type: 'link', attrs: { href: 'https://a.example/mary-chan' } }], text: ' More.' },
        ],
      },
    ],
  }
  const saved = await published(first, { title: 'The day', slug: 'the-day', summary: 'By Mary  Chan.', body })
  const quotation = { prefix: 'It was Ma', quote: 'ry Chan', suffix: ' who' }
  const comment = { ...saved, text: 'Is Mary Chan right?', field: 'body' as const, quotation }
  got(await addComment(second, comment, now))
  const without = { title: 'The day', slug: 'the-day', summary: '', body: text('It was she who spoke.') }
  const next = await savedAgain(first, saved, without, now + 1)
  return { ...saved, next, without }
}

/** Every text of the row, as one. */
function textOf(row: unknown) {
  return JSON.stringify(row)
}

async function publishedWithout() {
  const told = await story()
  got(await release(first, { ...told.next, major: true, note: 'Mary Chan asked.' }, now + 2))
  return told
}

test('a name goes from all earlier versions and what was said of them, and the record stays true', async () => {
  const { entryId } = await publishedWithout()
  got(await saveList(first, { name: 'Mary Chan', query: 'search=chan' }, now))
  const preview = got(await previewNameErasure(first, { entryId, names }, now + 3))
  expect(preview.texts).toEqual([{ id: entryId, title: 'The day', versions: 1, notes: 2 }])
  expect(preview.spellings).toEqual(['Mary  Chan', 'Mary CHAN', 'Mary Chan', 'mary-chan'])
  const { id, state } = got(await requestNameErasure(first, { entryId, names }, now + 4))
  expect(state).toBe('waiting')
  // Nothing is changed, and readers lose nothing, before a second person has confirmed it.
  expect(textOf(await read().select().from(revisions))).toContain('Mary')
  expect(message(await confirmErasure(first, id, now + 5))).toMatch(/somebody else has to confirm/)
  expect((await oneErasure(second, id, now + 5))!.findings?.texts).toEqual(preview.texts)
  got(await confirmErasure(second, id, now + 6))

  const [old, ...later] = await read().select().from(revisions).orderBy(revisions.id)
  expect(old).toMatchObject({
    summary: 'By [name removed].',
    bodyText: 'It was [name removed] who spoke. Mary stays. More.',
  })
  expect(old!.bodyHtml).toContain('<p>It was [name removed] who spoke. Mary stays.<a href="/"> More.</a></p>')
  expect(later.length).toBeGreaterThan(0)
  expect(await read().select().from(revisionLinks)).toEqual([])
  expect(await read().select().from(savedLists)).toEqual([])
  expect((await read().select().from(comments))[0]).toMatchObject({
    text: 'Is [name removed] right?',
    prefix: 'It was [name removed]',
    quote: '',
    suffix: ' who',
  })
  expect((await read().select().from(releases)).map(({ note }) => note)).toContain('[name removed] asked.')
  const [term] = parseQuery('chan')
  expect(
    await read()
      .select({ id: revisions.id })
      .from(revisions)
      .where(await isTextWith(revisions.id, { ...term!, isPrefix: false })),
  ).toEqual([])
  expect((await checkRecord()).problems).toEqual([])
  const erasure = (await oneErasure(second, id, now + 7))!
  expect(erasure).toMatchObject({ state: 'erased', isOfName: true, titles: ['The day'], copies: [] })
  expect(textOf([erasure, await listErasures(first, {}, now)])).not.toMatch(/mary|chan/i)
})

test('it is refused while a text or an address that stays has the name, and where nothing has it', async () => {
  const { entryId, next, without } = await story()
  // Readers still have the version with the name.
  const ask = (given = names) => requestNameErasure(first, { entryId, names: given }, now + 3)
  expect(message(await ask())).toMatch(/“The day” has the name as it is now, or as readers have it/)
  got(await release(first, next, now + 2))
  const again = await savedAgain(first, next, { ...without, byline: 'Mary Chan' }, now + 3)
  expect(message(await ask())).toMatch(/has the name as it is now/)
  const clean = await savedAgain(first, again, without, now + 4)
  expect(message(await ask(['Nobody Else']))).toMatch(/No earlier version has this name/)
  expect(message(await ask(['x']))).toMatch(/cannot be looked for/)
  expect(message(await ask([]))).toMatch(/Write the name/)
  expect(message(await ask(['The Day']))).toMatch(/has the name as it is now/)
  await expect(requestNameErasure(await someone('contributor'), { entryId, names }, now)).rejects.toThrow()
  // The confirmation finds a name that came into the text since the request.
  const { id } = got(await ask())
  const back = await savedAgain(first, clean, { ...without, summary: 'Mary Chan' }, now + 6)
  expect(message(await confirmErasure(second, id, now + 7))).toMatch(/has the name as it is now/)
  await savedAgain(first, back, without, now + 8)
  got(await cancelErasure(first, id, now + 9))
  expect(textOf(await read().select().from(revisions))).toContain('Mary')
})

test('an address that readers had is not changed: the erasure says so', async () => {
  const saved = await published(first, { title: 'Mary Chan', slug: 'mary-chan' })
  const next = await savedAgain(first, saved, { title: 'A day', slug: 'a-day' }, now + 1)
  got(await release(first, next, now + 2))
  expect(message(await requestNameErasure(first, { entryId: saved.entryId, names }, now + 3))).toMatch(
    /The name is in an address: \/2026\/11\/mary-chan/,
  )
})

test('a translation loses it with the text, in the words of its language', async () => {
  const { entryId } = await publishedWithout()
  const km = got(await beginTranslation(first, { entryId, language: 'km' }, now + 3))
  const save = (title: string, base: typeof km, n: number) =>
    saveDraft(first, { entryId: km.entryId, base, session: `s${n}`, content: content({ title }) }, now + n)
  const named = got(await save('រឿងរបស់ ម៉ារីច័ន្ទ', km, 4)) as typeof km
  got(await save('រឿងរបស់នាង', named, 5))
  got(await confirmErasure(second, got(await requestNameErasure(first, { entryId, names }, now + 6)).id, now + 7))
  const titles = await read()
    .select({ title: revisions.title })
    .from(revisions)
    .where(eq(revisions.entryId, km.entryId))
  expect(titles.map(({ title }) => title)).toContain('រឿងរបស់ [បានលុបឈ្មោះ]')
})

test('a text with more versions than are changed at once loses it in all of them', async () => {
  const { entryId, next, without } = await publishedWithout()
  let last = next
  for (let n = 0; n < 30; n++)
    last = await savedAgain(first, last, { ...without, summary: `Mary Chan, ${n}` }, now + 10 + n)
  await savedAgain(first, last, without, now + 50)
  const { texts } = got(await previewNameErasure(first, { entryId, names }, now + 51))
  expect(texts).toEqual([{ id: entryId, title: 'The day', versions: 31, notes: 2 }])
  got(await confirmErasure(second, got(await requestNameErasure(first, { entryId, names }, now + 52)).id, now + 53))
  expect(textOf([await read().select().from(revisions), await read().select().from(comments)])).not.toContain('Chan')
  expect((await checkRecord()).problems).toEqual([])
})
