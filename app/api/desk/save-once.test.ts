import { Node } from '@tiptap/pm/model'
import { afterEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { bodySchema } from '@/domain/content/body/schema'
import { content } from '@/domain/testing/newsroom'
import { writingRoutes } from './entries/[id]/[act]/writing'
import { POST as postEntry } from './entries/route'
import { desk } from './test-desk'

const session = 'a-window-of-dara'
afterEach(() => vi.restoreAllMocks())

test('each save reads its text once and renders it once, also one that begins a text or meets a newer one', async () => {
  testDatabase()
  const browser = await desk()
  // The schema is asked for each part of a body, and a heading for its words where it is rendered.
  const parsed = vi.spyOn(bodySchema, 'nodeFromJSON')
  const rendered = vi.spyOn(Node.prototype, 'textContent', 'get')
  const counted = async <A extends { status: number }>(save: () => Promise<A>) => {
    parsed.mockClear()
    rendered.mockClear()
    const answer = await save()
    const bodies = parsed.mock.calls.filter(([json]) => (json as { type: string }).type === 'doc')
    return { answer, counts: [answer.status, bodies.length, rendered.mock.calls.length] }
  }
  const begun = { kind: 'post', language: 'en', session, content: contentWith('One') }
  const { answer, counts } = await counted(() => browser.asks('POST', postEntry, { body: begun }))
  expect(counts).toEqual([200, 1, 1])
  const { entryId, revisionId, counter } = answer.body.value
  const params = { id: String(entryId) }
  for (const [words, status] of [['Two', 200] as const, ['Three', 409] as const]) {
    const body = { session, base: { revisionId, counter }, content: contentWith(words) }
    const saved = await counted(() => browser.asks('PUT', writingRoutes.draft.PUT, { params, body }))
    expect(saved.counts).toEqual([status, 1, 1])
  }
})

function contentWith(words: string) {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] }
  return content({ title: 'Routes', body: { type: 'doc', content: [heading] } })
}
