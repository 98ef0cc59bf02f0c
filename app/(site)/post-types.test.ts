import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { contentOf, headOf } from '@/domain/entries/head'
import { newsroom } from '@/domain/testing/archive'
import { savedAgain } from '@/domain/testing/newsroom'
import { compareRevisions } from '@/domain/writing/comparison/compare'
import { apiList as list } from './open-data/handlers'
import { cite } from './handlers/forms'
import { entryRoute } from './item'
import { ask } from './test-ask'

test('a post may be a statement: its page, citations and the API say so, and without a type it is news', async () => {
  testDatabase()
  const room = await newsroom()
  await room.publish('2014-10-02', { title: 'News' })
  const statement = await room.publish('2014-10-03', { title: 'On the dam', post: { type: 'statement' } })
  expect((await ask(entryRoute, statement.path)).text).toContain('<span>Statement</span><time')
  expect((await ask(cite, `${statement.path}/cite.ris`)).text).toContain('M3  - Statement')
  const { text } = await ask(list, '/api/v1/entries?type=statement')
  expect(JSON.parse(text)).toMatchObject({
    total: 1,
    items: [{ title: 'On the dam', kind: 'post', type: 'statement' }],
  })

  const again = await savedAgain(room.editor, statement, { title: 'On the dam' }, Date.now())
  const head = (await headOf(read(), statement.entryId))!
  expect([head.publicationType, await contentOf(read(), head, 'post')]).toMatchObject([null, {}])
  expect(await contentOf(read(), head, 'post')).not.toHaveProperty('post')
  const compared = await compareRevisions(room.editor, { entryId: statement.entryId, to: again.revisionId })
  expect(compared!.comparison.fields.map(({ label, html }) => [label, html])).toContainEqual([
    'Type',
    '<del>statement</del>',
  ])
})
