import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { maxBytesInFeed } from '@/domain/published/feed'
import { newsroom } from '@/domain/testing/archive'
import { text } from '@/domain/testing/newsroom'
import { askFeed } from './test-feeds'
import { JsonFeed } from './test-json-feed'

test('of a text that is too long for a feed there is its summary and a link to it', async () => {
  testDatabase()
  const { publish } = await newsroom()
  const body = (length: number) => text('a'.repeat(length))
  const long = await publish('2014-10-02', { title: 'Long', summary: 'How it <began>', body: body(maxBytesInFeed) })
  await publish('2014-10-03', { title: 'Not so long', body: body(maxBytesInFeed - 100) })
  const { items } = JsonFeed.parse(JSON.parse((await askFeed('/2014/10/feed.json')).text))
  expect(items[0]!.content_html).toContain('a'.repeat(1_000))
  expect(items[1]!.content_html).toBe(
    `<p>How it &lt;began&gt; <a href="http://localhost:3000${long.path}">Read more</a></p>`,
  )
})
