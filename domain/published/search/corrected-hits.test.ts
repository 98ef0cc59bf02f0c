import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { correctedEditions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { release, withdraw } from '@/domain/publishing/releases'
import { corrected, now, report } from '@/domain/testing/corrected'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { publicationsMatching } from '../library'
import { searchTexts } from './search'

const hour = 3_600_000
let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone('admin')
})

const found = async (q: string, at: number) => (await searchTexts({ now: at, filter: { q }, page: 1 }))!.list.items
const pathsFor = async (q: string, at: number) => (await found(q, at)).map(({ path }) => path)

test('a document is found by its corrected text while readers have that, and by the program’s before and after', async () => {
  const { id } = await report(editor)
  const draft = await corrected(editor, id)
  expect(await pathsFor('frist', now)).toEqual(['/publications/a-report'])
  expect(await pathsFor('first', now)).toEqual([])
  got(await release(editor, { ...draft, at: now + hour }, now))
  expect(await pathsFor('first', now + hour - 1)).toEqual([])
  expect(await pathsFor('frist', now + hour - 1)).toEqual(['/publications/a-report'])

  expect(await pathsFor('first', now + hour)).toEqual(['/publications/a-report'])
  expect(await pathsFor('frist', now + hour)).toEqual([])
  expect(await pathsFor('first -rice', now + hour)).toEqual([])
  const [item] = await found('first page', now + hour)
  expect(item!.hits!.best).toMatchObject([{ page: 1, mediaId: id, heading: { text: 'Findings', id: 'findings' } }])
  expect(item!.hits!.best[0]!.excerpt.parts.find(({ marked }) => marked)?.text).toBe('first')
  const { items } = (await publicationsMatching({ now: now + hour, filter: { q: '12' }, page: 1 }))!
  expect(items[0]!.hits!.best).toMatchObject([{ page: 2, heading: { id: 'findings' } }])

  const { entryId } = draft
  got(await withdraw(editor, { entryId, reason: 'error', explanation: 'Wrong.', at: now + 2 * hour }, now + hour))
  expect(await pathsFor('first', now + 2 * hour)).toEqual([])
  expect(await pathsFor('frist', now + 2 * hour)).toEqual(['/publications/a-report'])
})

test('nothing is found by it where its publication is not public, and by that of other bytes neither', async () => {
  const { id, saved } = await report(editor)
  got(await release(editor, { ...(await corrected(editor, id)), at: now }, now))
  expect(await pathsFor('first', now)).toEqual(['/publications/a-report'])
  const explanation = { reason: 'error' as const, explanation: 'It was wrong.', at: now + hour }
  got(await withdraw(editor, { entryId: saved.entryId, ...explanation }, now))
  expect(await pathsFor('first', now + hour)).toEqual([])
  await write(async (tx) =>
    tx.update(correctedEditions).set({ sha256: 'other' }).where(eq(correctedEditions.mediaId, id)),
  )
  // The catalogue of a moment is made anew after the next release.
  const other = content({ title: 'Another', slug: 'another' })
  const another = got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: other }, now))
  got(await release(editor, { ...another, at: now }, now))
  expect(await pathsFor('first', now)).toEqual([])
  expect(await pathsFor('frist', now)).toEqual(['/publications/a-report'])
})

test('a post that offers the same file is not found beside its publication, by a word of the corrected text either', async () => {
  const { id, offered } = await report(editor)
  const beside = content({
    title: 'New in the library',
    slug: 'new',
    files: offered.files.map((file) => ({ ...file })),
  })
  const post = got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: beside }, now))
  got(await release(editor, { ...post, at: now }, now))
  got(await release(editor, { ...(await corrected(editor, id)), at: now }, now))
  expect(await pathsFor('first', now)).toEqual(['/publications/a-report'])
})
