import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDataDir } from '@/lib/process/env'
import type { FindFile } from './files'
import { openDoor, page, still } from '../test-door'
import type { FindStored } from './withhold'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gazette-withhold-'))
  setDataDir(root)
  for (const id of ['a1', 'b2']) mkdirSync(join(root, 'media', id), { recursive: true })
  writeFileSync(join(root, 'media/a1/document.pdf'), 'changed bytes')
})
afterEach(() => rmSync(root, { recursive: true }))

const publicOnes: FindFile = async ({ id }) =>
  id === 'secret' ? undefined : { mediaId: id, name: 'r.pdf', type: 'application/pdf', file: 'document.pdf' }

async function openWith(problem: 'missing' | 'changed' | undefined, bytes = 'changed bytes'.length) {
  const findStored: FindStored = async () => ({ bytes, sha256: 'ab', problem })
  const counted: string[] = []
  const handle = (_: unknown, res: Parameters<typeof still>[0]) => still(res, page('nothing'), { status: 404 })
  const door = await openDoor({
    findFile: publicOnes,
    findStored,
    countDownload: (id) => void counted.push(id),
    handle,
  })
  return { ...door, counted }
}

test('a file that is known to have changed is not given out as if it were the one that was published', async () => {
  const { ask, counted } = await openWith('changed')
  for (const method of ['GET', 'HEAD']) {
    const reply = await ask('/files/a1/r.pdf', { method })
    expect([reply.status, reply.headers['retry-after'], reply.headers['cache-control']]).toEqual([
      503,
      '86400',
      'no-store',
    ])
    expect(reply.text).not.toContain('changed bytes')
  }
  expect(counted).toEqual([])
})

test('a file that is gone is no missing page, since its address stays; one that came back is sent', async () => {
  const { ask } = await openWith('missing')
  expect((await ask('/files/b2/r.pdf')).status).toBe(503)
  expect((await ask('/files/a1/r.pdf')).text).toBe('changed bytes')
})

test('nothing tells whether a file that is not public is damaged', async () => {
  const { ask } = await openWith('changed')
  const [secret, unknown] = [await ask('/files/secret/r.pdf'), await ask('/nowhere')]
  expect([secret.status, secret.text]).toEqual([404, unknown.text])
})

test('an untouched file is sent', async () => {
  const { ask } = await openWith(undefined)
  expect((await ask('/files/a1/r.pdf')).status).toBe(200)
})

test('a file that is not as long as it should be is not given out, although no check has found it yet', async () => {
  const { ask, counted } = await openWith(undefined, 14)
  for (const how of [{}, { method: 'HEAD' }, { headers: { range: 'bytes=0-3' } }]) {
    const reply = await ask('/files/a1/r.pdf', how)
    expect([reply.status, reply.headers['retry-after'], reply.headers['content-range']]).toEqual([
      503,
      '86400',
      undefined,
    ])
  }
  expect(counted).toEqual([])
})
