import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { ownNotices, unreadNotices } from '@/domain/notices/notices'
import { release } from '@/domain/publishing/releases'
import { addComment, commentsOf, resolveComment } from '@/domain/review/comments'
import { submit } from '@/domain/review/review'
import { got, post, someone } from '@/domain/testing/newsroom'
import { noticeSentence } from './notice-words'

const hour = 3_600_000

test('an act settles the notices that it answers, of everybody; notices name people and quote their words', async () => {
  testDatabase()
  const [writer, ada, ben] = [await someone('contributor', 'Wan'), await someone('editor'), await someone('editor')]
  const draft = await post(writer, { title: 'Reports' }, 0)
  const step = { ...draft, base: draft }
  got(await submit(writer, { ...step, note: 'Please read.' }, hour))
  expect((await ownNotices(ada)).items).toMatchObject([{ by: 'Wan', quote: 'Please read.', readAt: null }])
  got(await addComment(ada, { ...draft, text: 'is this right?' }, 2 * hour))
  expect((await ownNotices(writer)).items).toMatchObject([{ kind: 'commented', quote: 'is this right?' }])
  got(await release(ben, draft, 3 * hour))
  expect([await unreadNotices(ada), await unreadNotices(ben)]).toEqual([0, 0])
  const { items } = await ownNotices(writer)
  expect(items.map(noticeSentence)).toEqual([
    `${ben.name} published it`,
    `${ada.name} commented on it: “is this right?”`,
  ])
  const { id } = (await commentsOf(writer, draft.entryId))![0]!
  got(await resolveComment(writer, { entryId: draft.entryId, id, resolved: true }, 4 * hour))
  expect(await unreadNotices(writer)).toBe(1)
})
