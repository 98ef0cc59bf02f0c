import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDataDir } from '@/lib/process/env'
import { listen } from '@/lib/process/test-log'
import type { PreviewDeps } from './preview'
import { openDoor, page, still, type Reply } from '../test-door'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gazette-preview-'))
  setDataDir(root)
  mkdirSync(join(root, 'media/a1'), { recursive: true })
  writeFileSync(join(root, 'media/a1/document.pdf'), 'x'.repeat(1_000))
})
afterEach(() => rmSync(root, { recursive: true }))

const token = 'a'.repeat(43)
const previews: PreviewDeps = {
  opens: async (opened) => opened === token,
  findFile: async (opened, request) =>
    opened === token && request.id === 'a1' && 'name' in request && request.name === 'Report.pdf'
      ? {
          mediaId: 'a1',
          name: 'Report.pdf',
          type: 'application/pdf',
          file: 'document.pdf',
          immutable: true,
        }
      : undefined,
  findStored: async () => ({ bytes: 1_000, sha256: 'ab' }),
}
const open = () =>
  openDoor({
    previews,
    handle: (req, res) =>
      req.url!.startsWith('/preview/') ? still(res, page('draft')) : still(res, page('nothing here'), { status: 404 }),
  })

const unlike = ({ headers, ...reply }: Reply) => ({ ...reply, headers: { ...headers, date: '' } })

test('a draft behind a link is nobody’s to keep, to find, to frame or to be referred from, and is asked for each time', async () => {
  const { ask, requests } = await open()
  const reply = await ask(`/preview/${token}`)
  expect(reply.text).toContain('draft')
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  })
  expect(reply.headers['content-security-policy']).toMatch(/script-src 'none'.*frame-ancestors 'none'/)
  for (const name of ['etag', 'x-still', 'set-cookie']) expect(reply.headers).not.toHaveProperty(name)
  await ask(`/preview/${token}`)
  expect(requests).toHaveLength(2)
})

test('its files come with their length and in parts, under the same care', async () => {
  const { ask, requests } = await open()
  const whole = await ask(`/preview/${token}/files/a1/Report.pdf`)
  expect([whole.status, whole.body.length]).toEqual([200, 1_000])
  expect(whole.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  const part = await ask(`/preview/${token}/files/a1/Report.pdf`, { headers: { range: 'bytes=0-9' } })
  expect([part.status, part.headers['content-range']]).toEqual([206, 'bytes 0-9/1000'])
  expect(requests).toEqual([])
})

test.each([
  `/preview/${'b'.repeat(43)}`,
  '/preview/short',
  '/preview',
  `/preview/${token}/more`,
  `/preview/${token}/files/a1/Other.pdf`,
  `/preview/${token}/files/b2/Report.pdf`,
  `/preview/${'b'.repeat(43)}/files/a1/Report.pdf`,
  `/preview/${token}/media/a1/960.webp`,
])('%s is the same 404 as any unknown address, byte for byte', async (path) => {
  const { ask } = await open()
  const unknown = await ask('/nowhere')
  for (const encoding of ['identity', 'br']) {
    const headers = { 'accept-encoding': encoding }
    expect(unlike(await ask(path, { headers }))).toEqual(unlike(await ask('/nowhere', { headers })))
  }
  expect((await ask(path, { method: 'POST', headers: { origin: 'https://gazette.example' } })).status).toBe(405)
  expect(unknown.status).toBe(404)
})

test.each([
  ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 404],
  ['WhatsApp/2.23.20.0 A', 404],
  ['facebookexternalhit/1.1', 404],
  ['Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5', 404],
  ['Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 30) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36', 200],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 200],
])('asked as %s, the answer is %i: no messenger keeps a draft’s words', async (agent, status) => {
  const { ask } = await open()
  expect((await ask(`/preview/${token}`, { headers: { 'user-agent': agent } })).status).toBe(status)
})

test('the secret stands in no log, whatever fails', async () => {
  const heard = listen()
  const { ask } = await openDoor({
    previews,
    handle: () => {
      throw new Error('no')
    },
  })
  expect((await ask(`/preview/${token}`)).status).toBe(500)
  expect(JSON.stringify(heard())).not.toContain(token)
  expect(heard()[0]).toMatchObject({ level: 'error', address: '/preview/…' })
})
