import { expect, test } from 'vitest'
import { methodHandlers } from './acts'

const { GET, POST } = methodHandlers({
  draft: { GET: async () => new Response('the draft') },
  copy: { POST: async () => new Response() },
})

test.each([
  [GET, 'draft', 200],
  [POST, 'draft', 405],
  [POST, 'copy', 200],
  [GET, 'nothing', 404],
  [GET, 'constructor', 404],
])('a word of an address is answered by the methods of its row alone (%#)', async (handler, act, status) => {
  const answer = await handler(new Request('http://localhost'), { params: Promise.resolve({ id: '1', act }) })
  expect(answer.status).toBe(status)
})

test('a handler names the words that it answers', () => {
  expect([GET.acts, POST.acts]).toEqual([['draft'], ['copy']])
})
