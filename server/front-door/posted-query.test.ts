import { request } from 'node:http'
import { expect, test } from 'vitest'
import { openDoor, siteUrl, still } from '../test-door'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

async function openRepository() {
  return openDoor({ handle: (req, res) => still(res, `<p>You asked for ${req.url} by ${req.method}</p>`) })
}

test('a harvester may send its question as a form does, from anywhere, and gets what a GET gets', async () => {
  const { ask, requests } = await openRepository()
  const body = 'verb=ListRecords&metadataPrefix=oai_dc&set=type%3Areport'
  const posted = await ask('/oai', { method: 'POST', headers: { ...form, origin: 'https://elsewhere.example' }, body })
  const got = await ask(`/oai?${body}`)
  expect([posted.status, posted.text]).toEqual([200, got.text])
  expect(posted.text).toContain('/oai?metadataPrefix=oai_dc&set=type%3Areport&verb=ListRecords by GET')
  expect(requests).toHaveLength(1)
  expect(requests[0]!.headers.origin).toBeUndefined()
})

test('arguments of the address and of the form are both seen, a second verb too', async () => {
  const { ask } = await openRepository()
  const twice = await ask('/oai?verb=Identify', { method: 'POST', headers: form, body: 'verb=ListSets' })
  expect(twice.text).toContain('verb=Identify&verb=ListSets')
  const none = await ask('/oai/', {
    method: 'POST',
    headers: { 'content-type': `${form['content-type']}; charset=utf-8` },
  })
  expect(none.text).toContain('You asked for /oai by GET')
})

test.each([
  ['another address', '/news', form, 'verb=Identify', 403],
  ['an address that only begins alike', '/oai/x', form, 'verb=Identify', 403],
  ['the desk', '/api/desk/entries', form, 'verb=Identify', 403],
  ['what is no form', '/oai', { 'content-type': 'application/json' }, '{}', 415],
  ['what says nothing of its kind', '/oai', {}, 'verb=Identify', 415],
  ['too much', '/oai', form, `verb=${'x'.repeat(5_000)}`, 413],
])('%s is not asked by POST', async (_, path, headers, body, status) => {
  const { ask, requests } = await openRepository()
  const reply = await ask(path, { method: 'POST', headers: headers as Record<string, string>, body })
  expect([reply.status, requests]).toEqual([status, []])
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
})

test('a body of no known length is read no further than a question is long', async () => {
  const { port, requests } = await openRepository()
  const status = await new Promise<number>((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path: '/oai', method: 'POST', headers: form }, (res) => {
      resolve(res.statusCode!)
      req.destroy()
    })
    req.on('error', reject)
    req.write('x'.repeat(4_000))
    req.write('x'.repeat(4_000))
  })
  expect([status, requests]).toEqual([413, []])
})

test('other ways to change something stay refused there', async () => {
  const { ask, requests } = await openRepository()
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    expect((await ask('/oai', { method, headers: form, body: 'verb=Identify' })).status).toBe(405)
  expect((await ask('/oai', { method: 'PUT', headers: { ...form, origin: siteUrl }, body: '' })).status).toBe(405)
  expect(requests).toEqual([])
})
