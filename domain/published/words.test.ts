import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { read, write } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { findItem } from './item'

const now = Date.UTC(2014, 9, 28)

test('the words of a text are counted when it is saved, and not again when its page is made', async () => {
  testDatabase()
  const anna = await someone()
  const first = await post(anna, { title: 'A title', body: text('Five new homes.') }, now)
  const save = { entryId: first.entryId, base: first, session: 's', content: content({ body: text('Five homes') }) }
  const second = got((await saveDraft(anna, save, now)) as never) as typeof first
  expect(await wordsOf(second.revisionId)).toBe(2)
  const { path } = got(await release(anna, { entryId: first.entryId, revisionId: second.revisionId, at: now }, now))
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
  const lookup = await findItem({ path, now })
  expect(segment).not.toHaveBeenCalled()
  segment.mockRestore()
  expect(lookup).toMatchObject({ is: 'live', item: { words: 2 } })
})

test('a text from before words were counted has its words counted when it is shown', async () => {
  testDatabase()
  const anna = await someone()
  const { entryId, revisionId } = await post(anna, { title: 'A title', body: text('Five new homes.') }, now)
  await write((tx) => Promise.resolve(tx.update(revisions).set({ words: null }).where(eq(revisions.id, revisionId))))
  const { path } = got(await release(anna, { entryId, revisionId, at: now }, now))
  expect(await findItem({ path, now })).toMatchObject({ item: { words: 3 } })
})

async function wordsOf(id: number) {
  const [row] = await read().select({ words: revisions.words }).from(revisions).where(eq(revisions.id, id))
  return row!.words
}
