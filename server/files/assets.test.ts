import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDoor } from '../test-door'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gazette-assets-'))
  const put = (path: string, words: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), words)
  }
  put('.next/static/chunks/a.js', 'plain')
  put('.next/static/chunks/a.js.br', 'brotli')
  put('.next/static/chunks/a.js.gz', 'gzip')
  put('.next/static/chunks/[turbopack]_b~.js', 'odd name')
  put('.next/static/media/f.woff2', 'font')
  put('.next/server/secret.js', 'secret')
  put('public/icon.svg', '<svg/>')
})
afterEach(() => rmSync(root, { recursive: true }))

test('built files come compressed as they lie there, and for ever', async () => {
  const { ask, requests } = await openDoor({ root })
  for (const [accepted, words, encoding] of [
    ['gzip, br', 'brotli', 'br'],
    ['gzip', 'gzip', 'gzip'],
    ['', 'plain', undefined],
  ] as const) {
    const reply = await ask('/_next/static/chunks/a.js', { headers: { 'accept-encoding': accepted } })
    expect([reply.status, reply.text, reply.headers['content-encoding']]).toEqual([200, words, encoding])
    expect(reply.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    })
  }
  expect(requests).toEqual([])
})

test('a font has its type, an odd name is found, HEAD has no body', async () => {
  const { ask } = await openDoor({ root })
  expect((await ask('/_next/static/media/f.woff2')).headers['content-type']).toBe('font/woff2')
  expect((await ask('/_next/static/chunks/%5Bturbopack%5D_b~.js')).text).toBe('odd name')
  expect((await ask('/_next/static/chunks/a.js', { method: 'HEAD' })).body).toHaveLength(0)
})

test.each([
  '/_next/static/chunks/none.js',
  '/_next/static/chunks/a.js.map',
  '/_next/static/',
  '/_next/static',
  '/_next/static/..%2Fserver%2Fsecret.js',
  '/_next/server/secret.js',
  '/_next/image?url=%2Ficon.svg&w=64&q=75',
  '/_next/data/build/index.json',
  '/_next',
])('%s is a plain 404, and Next does not see it', async (path) => {
  const { ask, requests } = await openDoor({ root })
  const reply = await ask(path)
  expect(reply.status).toBe(404)
  expect(reply.text).not.toContain('<script')
  expect(requests).toEqual([])
})

test('icons are sent from public', async () => {
  const { ask } = await openDoor({ root })
  const reply = await ask('/icon.svg')
  expect([reply.status, reply.text, reply.headers['content-type']]).toEqual([200, '<svg/>', 'image/svg+xml'])
  expect(reply.headers['cache-control']).toBe('public, max-age=86400')
})
