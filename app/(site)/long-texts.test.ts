/** @module-tag thorough */
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { Content } from '@/domain/content/content'
import { release } from '@/domain/publishing/releases'
import { longBody } from '@/domain/testing/long-texts'
import { content, createEntry, got, post, someone } from '@/domain/testing/newsroom'
import { entryRoute } from './item'
import { ask } from './test-ask'

/** The time of the processor (ms) that the longest permitted text of each kind may take until its page is made. */
const budget = 500

test.each([
  ['paragraphs', 1_950_000],
  ['Khmer', 1_950_000],
  ['one paragraph of words', 149_000],
  ['equal headings', 260_000],
  ['a table', 1_700_000],
  ['footnotes', 1_300_000],
] as const)(
  `the page of the longest text of %s is made in ${budget} ms of processor`,
  async (kind, length) => {
    testDatabase()
    const anna = await someone()
    // The first page also loads what all need.
    await page(await released(await post(anna, { title: 'A short text', slug: 'short' })))
    const long = Content.parse(content({ title: 'A long text', slug: 'long', body: longBody(kind, length) }))
    const path = await released(
      got(await createEntry(anna, { kind: 'post', language: 'en', session: 's', content: long }, Date.now())),
    )
    const times: number[] = []
    for (let n = 0; n < 3 && Math.min(Infinity, ...times) > budget; n++) times.push(await page(path))
    expect(Math.min(...times)).toBeLessThanOrEqual(budget)

    async function released({ entryId, revisionId }: { entryId: number; revisionId: number }) {
      const now = Date.now()
      return got(await release(anna, { entryId, revisionId, at: now }, now)).path
    }
  },
  60_000,
)

/** Processor milliseconds. */
async function page(path: string) {
  const began = process.cpuUsage()
  expect((await ask(entryRoute, path)).status).toBe(200)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}
