import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setDataDir } from '@/lib/process/env'
import type { FileRequest } from './files'
import type { FileToSend } from './file-to-send'
import { openDoor, page, still } from '../test-door'
import type { FindStored } from './withhold'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gazette-count-'))
  setDataDir(root)
  mkdirSync(join(root, 'media/a1'), { recursive: true })
  writeFileSync(join(root, 'media/a1/document.pdf'), 'x'.repeat(3_000_000))
  writeFileSync(join(root, 'media/a1/960.webp'), 'picture')
})
afterEach(() => rmSync(root, { recursive: true }))

const findFile = async (request: FileRequest): Promise<FileToSend | undefined> => {
  const place = { mediaId: 'a1' }
  if ('width' in request) return { ...place, name: '960.webp', type: 'image/webp', file: '960.webp' }
  const isIt = request.name === 'Report.pdf'
  return isIt ? { ...place, name: request.name, type: 'application/pdf', file: 'document.pdf' } : undefined
}

const findStored: FindStored = async ({ file }) => ({
  bytes: file === 'document.pdf' ? 3_000_000 : 7,
  sha256: 'ab'.repeat(32),
})

async function openCounting() {
  const counted = vi.fn<(mediaId: string, at: number) => void>()
  const handle = (_: unknown, res: Parameters<typeof still>[0]) => still(res, page('nothing'), { status: 404 })
  const previews = {
    opens: async () => true,
    findFile: async (_: string, request: FileRequest) => findFile(request),
    findStored,
  }
  return {
    counted,
    ...(await openDoor({ findFile, findStored, countDownload: counted, handle, previews, now: () => 7 })),
  }
}

const file = '/files/a1/Report.pdf'

test('a document that is sent whole counts once, by its id and the moment and nothing else', async () => {
  const { ask, counted } = await openCounting()
  expect((await ask(file, { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux)', cookie: 'a=b' } })).status).toBe(200)
  expect(counted.mock.calls).toEqual([['a1', 7]])
})

test('a download that was broken off and resumed counts once, and so does one that was only broken off', async () => {
  const { ask, counted, port } = await openCounting()
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET ${file} HTTP/1.1\r\nHost: a\r\n\r\n`)
  await new Promise((begun) => socket.once('data', begun))
  socket.destroy()
  expect(counted).toHaveBeenCalledTimes(1)
  for (const range of ['bytes=1000-2000', 'bytes=2001-', 'bytes=-500'])
    expect((await ask(file, { headers: { range } })).status).toBe(206)
  expect(counted).toHaveBeenCalledTimes(1)
})

test('the part that begins with the first byte counts, and every later part does not', async () => {
  const { ask, counted } = await openCounting()
  for (const range of ['bytes=0-999', 'bytes=1000-1999', 'bytes=2000-'])
    expect((await ask(file, { headers: { range } })).status).toBe(206)
  expect(counted).toHaveBeenCalledTimes(1)
})

test('HEAD, what the reader has, errors, pictures and previews count for nothing', async () => {
  const { ask, counted } = await openCounting()
  const answers = [
    await ask(file, { method: 'HEAD' }),
    await ask(file, { headers: { 'if-none-match': `"${'ab'.repeat(16)}"` } }),
    await ask(file, { headers: { range: 'bytes=9000000-' } }),
    await ask('/files/a1/Other.pdf'),
    await ask('/media/a1/960.webp'),
    await ask(`/preview/token${file}`),
    await ask('/'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 304, 416, 404, 200, 200, 404])
  expect(counted).not.toHaveBeenCalled()
})

test.each([
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 0],
  ['Mozilla/5.0 (compatible; Baiduspider/2.0)', 0],
  ['facebookexternalhit/1.1', 0],
  ['Mozilla/5.0 (Linux; Android 9; CUBOT X18) Chrome/120', 1],
  ['Wget/1.21', 1],
])('asked by "%s", a download counts %i times', async (agent, times) => {
  const { ask, counted } = await openCounting()
  expect((await ask(file, { headers: { 'user-agent': agent } })).status).toBe(200)
  expect(counted).toHaveBeenCalledTimes(times)
})
