import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDoor } from '../test-door'

const body = randomBytes(1_200_000)

function door(type = 'application/epub+zip') {
  return openDoor({
    handle: (_, res) => {
      res.writeHead(200, { 'content-type': type, 'x-still': 'none' })
      res.end(body)
    },
  })
}

test('a book is sent whole, or the part that is asked for, and is not compressed once more', async () => {
  const { ask, requests } = await door()
  const get = async (headers: Record<string, string> = {}) => ask('/2014/book.epub', { headers })
  const whole = await get({ 'accept-encoding': 'br' })
  expect([whole.status, whole.headers['content-encoding'], whole.headers['accept-ranges']]).toEqual([
    200,
    undefined,
    'bytes',
  ])
  expect(whole.body.equals(body)).toBe(true)
  const part = await get({ range: 'bytes=1000-1999' })
  expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 1000-1999/${body.length}`])
  expect(part.body.equals(body.subarray(1_000, 2_000))).toBe(true)
  const etag = whole.headers.etag!
  expect((await get({ range: 'bytes=-5', 'if-range': etag })).body.equals(body.subarray(-5))).toBe(true)
  expect((await get({ range: 'bytes=-5', 'if-range': '"other"' })).status).toBe(200)
  const none = await get({ range: `bytes=${body.length}-` })
  expect([none.status, none.headers['content-range']]).toEqual([416, `bytes */${body.length}`])
  expect((await get({ 'if-none-match': etag })).status).toBe(304)
  // The page is kept, however large: made once.
  expect(requests).toHaveLength(1)
})

test('a page has no parts', async () => {
  const { ask } = await door('text/plain')
  expect((await ask('/robots.txt', { headers: { range: 'bytes=0-9' } })).status).toBe(200)
})
