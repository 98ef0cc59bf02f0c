/** @module-tag thorough */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { mediaRoot, mediaStore } from '@/lib/store/media'
import { sha256 } from '@/lib/keys/random'
import { done, refused } from '@/lib/result'
import { childQueue } from './child-queue'
import { storeUpload } from './intake'
import { removeUnfinished, withReceived } from './received-files'
import { got, someone } from '@/domain/testing/newsroom'
import { smallPdf } from '@/domain/testing/pdfs'

beforeEach(() => {
  testDatabase()
})

const names = () => (existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : [])

test('what arrives lies on the disk for its owner alone while it is looked at, and is gone afterwards', async () => {
  const seen = await withReceived(Readable.from([Buffer.from('one '), Buffer.from('two')]), async (file) => {
    expect(statSync(file.path).mode & 0o777).toBe(0o600)
    expect(statSync(mediaRoot()).mode & 0o777).toBe(0o700)
    return { ...file, text: readFileSync(file.path, 'utf8') }
  })
  expect(seen).toMatchObject({ text: 'one two', bytes: 7, sha256: sha256('one two') })
  expect(names()).toEqual([])
})

test('what breaks off, is refused on its way, or fails in use leaves nothing', async () => {
  const breaks = Readable.from(
    (async function* () {
      yield Buffer.alloc(100_000)
      throw new Error('aborted')
    })(),
  )
  const use = async () => 'used'
  expect(await withReceived(breaks, use)).toMatchObject({ ok: false })
  const tooLarge = () => refused('too large')
  expect(await withReceived(Buffer.alloc(10), use, tooLarge)).toMatchObject({ problems: [{ message: 'too large' }] })
  await expect(withReceived(Buffer.alloc(10), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(names()).toEqual([])
})

test('what a killed process left unfinished goes once nobody can be writing it; what is being written stays', async () => {
  const now = Date.now()
  const old = (now - 2 * 60 * 60_000) / 1000
  mkdirSync(mediaRoot(), { recursive: true })
  const folder = (id: string, age?: number) => {
    mkdirSync(join(mediaRoot(), id))
    writeFileSync(join(mediaRoot(), id, 'document.pdf'), 'x')
    if (age) for (const path of [join(id, 'document.pdf'), id]) utimesSync(join(mediaRoot(), path), age, age)
  }
  folder('.aaaaaaaaaaaa.partial', old)
  folder('.bbbbbbbbbbbb.partial')
  folder('cccccccccccc', old)
  folder('.dddddddddddd.left-eeeeeeeeeeee', old)
  for (const [id, age] of [
    ['.ffffffffffff.partial', old],
    ['.gggggggggggg.partial', now / 1000],
    // A request ends after half an hour, and may lie on the disk for as long again.
    ['.iiiiiiiiiiii.partial', (now - 55 * 60_000) / 1000],
    ['.jjjjjjjjjjjj.partial', (now - 65 * 60_000) / 1000],
  ] as const) {
    writeFileSync(join(mediaRoot(), id), 'x')
    utimesSync(join(mediaRoot(), id), age, age)
  }
  // Its folder is old, and something in it is being written.
  folder('.hhhhhhhhhhhh.partial', old)
  utimesSync(join(mediaRoot(), '.hhhhhhhhhhhh.partial', 'document.pdf'), now / 1000, now / 1000)
  // A file that has just come into its folder is as old as it was when it arrived.
  folder('.kkkkkkkkkkkk.partial', old)
  utimesSync(join(mediaRoot(), '.kkkkkkkkkkkk.partial'), now / 1000, now / 1000)
  await removeUnfinished(now)
  const stay = ['.bbbbbbbbbbbb.partial', '.dddddddddddd.left-eeeeeeeeeeee', '.gggggggggggg.partial']
  stay.push('.hhhhhhhhhhhh.partial', '.iiiiiiiiiiii.partial', '.kkkkkkkkkkkk.partial', 'cccccccccccc')
  expect(names().sort()).toEqual(stay)
})

test('what an erased upload has left, since its process was killed, goes; what has a row stays', async () => {
  const kept = got(await storeUpload(await someone(), { source: smallPdf(), name: 'a.pdf' }, 1))
  await mediaStore().put('erasederased', { 'document.pdf': Buffer.from('of an erased upload') })
  for (const id of [kept.id, 'erasederased']) await mediaStore().mark(id)
  await removeUnfinished(Date.now())
  expect(names()).toContain('erasederased')
  await removeUnfinished(Date.now() + 61 * 60_000)
  expect(names()).toEqual([kept.id])
})

test('an upload whose process is killed leaves what is gone an hour later, and not before', async () => {
  const dataDir = testDatabase()
  const args = ['--import', 'tsx', join(import.meta.dirname, 'test-upload-child.ts'), dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await removeUnfinished(Date.now())
  const unfinished = () => names().filter((name) => name.endsWith('.partial'))
  expect(unfinished().length).toBeGreaterThan(0)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const left = unfinished()
  expect(left.length).toBeGreaterThan(0)
  await removeUnfinished(Date.now() + 30 * 60_000)
  expect(unfinished()).toEqual(left)
  await removeUnfinished(Date.now() + 61 * 60_000)
  expect(unfinished()).toEqual([])
})

test('what else a killed process left in the data directory goes too, and nothing besides', async () => {
  const dataDir = testDatabase()
  const unfinished = ['.probe-aaaaaaaaaaaa', 'secret.123-0a1b2c3d', 'before-upgrade.unfinished/gazette.db']
  const others = ['secret', 'before-upgrade-2026-11-26T01-02-03-004Z/gazette.db', '.probe-mine', 'secret.old']
  for (const name of [...unfinished, ...others]) {
    mkdirSync(dirname(join(dataDir, name)), { recursive: true })
    writeFileSync(join(dataDir, name), 'x')
  }
  await removeUnfinished(Date.now() + 30 * 60_000)
  expect([...unfinished, ...others].filter((name) => !existsSync(join(dataDir, name)))).toEqual([])
  await removeUnfinished(Date.now() + 61 * 60_000)
  expect([...unfinished, ...others].filter((name) => existsSync(join(dataDir, name)))).toEqual(others)
})

test('a document is kept as it came, whole, under its own name', async () => {
  const source = smallPdf()
  const { id, bytes, sha256: sum } = got(await storeUpload(await someone(), { source, name: 'a.pdf' }, 1))
  const file = join(mediaRoot(), id, 'document.pdf')
  expect([bytes, sum, statSync(file).mode & 0o777]).toEqual([source.length, sha256(source), 0o600])
  expect(readFileSync(file).equals(source)).toBe(true)
  expect(names()).toEqual([id])
})

test.runIf(process.platform === 'linux')(
  'ten small PDFs at once are read by few processes, and all are kept',
  async () => {
    const who = await someone()
    let max = 0
    const counting = setInterval(() => (max = Math.max(max, childrenAtWork())), 5)
    const uploads = Array.from({ length: 10 }, (_, n) =>
      storeUpload(
        who,
        { source: smallPdf({ content: `BT /F1 18 Tf 20 300 Td (Number ${n}) Tj ET` }), name: 'a.pdf' },
        1,
      ),
    )
    const stored = (await Promise.all(uploads)).filter(({ ok }) => ok)
    clearInterval(counting)
    expect(stored).toHaveLength(10)
    expect(max).toBeGreaterThan(0)
    expect(max).toBeLessThanOrEqual(childQueue().limits.atOnce)
    expect(max).toBeLessThan(10)
  },
)

test.runIf(process.platform === 'linux')(
  'who leaves while a file waits for its turn never starts a process for it',
  async () => {
    const queue = childQueue()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const others = Array.from({ length: queue.limits.atOnce }, (_, n) =>
      queue.inTurn({ asker: `another ${n}` }, async () => done(await ended)),
    )
    const controller = new AbortController()
    const waitCalls: boolean[] = []
    const upload = {
      source: smallPdf(),
      name: 'b.pdf',
      signal: controller.signal,
      onWait: (waits: boolean) => {
        waitCalls.push(waits)
        controller.abort()
      },
    }
    expect(await storeUpload(await someone('contributor'), upload, 1)).toMatchObject({ ok: false })
    expect(waitCalls).toEqual([true])
    expect(childrenAtWork()).toBe(0)
    end()
    expect((await Promise.all(others)).every(({ ok }) => ok)).toBe(true)
  },
)

/** Processes that this one started and that read a PDF now (proc(5)). */
function childrenAtWork() {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')[1]
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('read-child.mjs')
    } catch {
      return false // it has just ended
    }
  }).length
}
