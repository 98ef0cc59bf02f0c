import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checksumOf } from '../files/checksum'
import { randomId, sha256 } from '../keys/random'
import { FolderStore } from './folder-store'
import { bucketOf } from './media-url'
import { S3Store } from './s3-store'
import type { Store } from './store'
import { openBucket } from './test-s3'

// Acts that every kind of store must do.

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gazette-store-'))
  mkdirSync(join(dir, 'media'))
})
afterEach(() => rmSync(dir, { recursive: true }))

let buckets = 0
// Any service can be tested: TEST_MEDIA_URL has the form of MEDIA_URL, with keys in the same variables.
const another = bucketOf({ ...process.env, MEDIA_URL: process.env.TEST_MEDIA_URL })
const stores: Record<string, () => Store> = {
  'a folder': () => new FolderStore(join(dir, 'media')),
  'a bucket': () => new S3Store({ ...s3.bucket, prefix: `test-${++buckets}/` }, join(dir, 'media')),
  ...(another && {
    'another bucket': () => new S3Store({ ...another, prefix: `${randomId()}/` }, join(dir, 'media')),
  }),
}

const pathsIn = async (store: Store, within?: string) => {
  const paths: string[] = []
  for await (const { path } of store.list(within)) paths.push(path)
  return paths.sort()
}
const textOf = async (store: Store, path: string, part?: { first: number; last: number }) => {
  const opened = await store.open(path, { part })
  return opened && String(await buffer(opened.stream))
}
const never = async () => false

describe.each(Object.keys(stores))('%s', (kind) => {
  let store: Store
  beforeEach(() => void (store = stores[kind]!()))

  test('gives back what was put, whole and in part, with its length, and lists it', async () => {
    const large = Buffer.alloc(3_000_000, 'abcdefghij')
    await store.put('one', { 'document.pdf': large, '480.webp': Buffer.from('small'), empty: Buffer.alloc(0) })
    await store.put('two', { 'document.pdf': Buffer.from('other') })
    const opened = (await store.open('one/document.pdf'))!
    expect(opened.bytes).toBe(3_000_000)
    expect((await buffer(opened.stream)).equals(large)).toBe(true)
    const part = (await store.open('one/document.pdf', { part: { first: 5, last: 9 } }))!
    expect([part.bytes, String(await buffer(part.stream))]).toEqual([3_000_000, 'fghij'])
    expect(await textOf(store, 'one/document.pdf', { first: 2_999_999, last: 2_999_999 })).toBe('j')
    expect(await textOf(store, 'one/empty')).toBe('')
    expect(await pathsIn(store)).toEqual(['one/480.webp', 'one/document.pdf', 'one/empty', 'two/document.pdf'])
    expect(await pathsIn(store, 'one')).toEqual(['one/480.webp', 'one/document.pdf', 'one/empty'])
    const found = (await store.find('one/480.webp'))!
    expect(found).toMatchObject({ path: 'one/480.webp', bytes: 5 })
    expect(Math.abs(found.changedAt - Date.now())).toBeLessThan(60_000)
  })

  test('knows of nothing where nothing is', async () => {
    await store.put('one', { 'document.pdf': Buffer.from('bytes') })
    for (const path of ['one/document.pd', 'one/document.pdf.more', 'two/document.pdf', 'one/document.pdf/more']) {
      expect([path, await store.open(path)]).toEqual([path, undefined])
      expect([path, await store.find(path)]).toEqual([path, undefined])
      expect(await store.withFile(path, async () => 'used')).toBeUndefined()
    }
    expect(await pathsIn(store, 'on')).toEqual([])
    await store.remove('none')
    expect(await store.move('none', 'one')).toBe(false)
  })

  test('takes a file of this machine, of 30 MB, and lends it again', async () => {
    const path = join(dir, 'media', '.abcdefghijkl.partial')
    const bytes = Buffer.alloc(30_000_000, 'a long text. ')
    writeFileSync(path, bytes)
    await store.put('one', { 'document.pdf': { path, bytes: bytes.length, sha256: sha256(bytes) } })
    const lent = await store.withFile('one/document.pdf', (file) => checksumOf(file))
    expect(lent).toEqual({ bytes: bytes.length, sha256: sha256(bytes) })
    rmSync(path, { force: true })
    expect(readdirSync(join(dir, 'media')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('removes a group and no other', async () => {
    for (const group of ['one', 'one-more', 'on']) await store.put(group, { a: Buffer.from(group) })
    await store.remove('one')
    expect(await pathsIn(store)).toEqual(['on/a', 'one-more/a'])
  })

  test('moves a group to where none is, and into one that is there, in place of files of the same names', async () => {
    await store.put('waiting', { a: Buffer.from('new'), b: Buffer.from('b') })
    expect(await store.move('waiting', 'one')).toBe(true)
    expect(await pathsIn(store)).toEqual(['one/a', 'one/b'])
    await store.put('again', { a: Buffer.from('newer') })
    await store.move('again', 'one')
    expect([await textOf(store, 'one/a'), await textOf(store, 'one/b')]).toEqual(['newer', 'b'])
    expect(await pathsIn(store)).toEqual(['one/a', 'one/b'])
  })

  test('describes a group: its bytes in all, and when it changed', async () => {
    await store.put('one', { a: Buffer.from('12345'), b: Buffer.from('678') })
    const described = (await store.describe('one'))!
    expect(described).toMatchObject({ path: 'one', bytes: 8 })
    expect(Math.abs(described.changedAt - Date.now())).toBeLessThan(60_000)
    expect(await store.describe('two')).toBeUndefined()
  })

  test('names what is at the top, and nothing that it keeps for itself', async () => {
    await store.put('one', { a: Buffer.from('a') })
    await store.put('two', { a: Buffer.from('a') })
    await store.check()
    const names = []
    for await (const name of store.names()) names.push(name)
    expect(names.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'one', isGroup: true },
      { name: 'two', isGroup: true },
    ])
  })

  test('a name may have spaces, plus signs, percents, quotation marks and letters of any script', async () => {
    const names = ['a b+c%20&=?#.pdf', "it's (1) !*~.pdf", '<x>"y".pdf', 'ឯកសារ ລາຍງານ 报告.pdf']
    await store.put('odd', Object.fromEntries(names.map((name) => [name, Buffer.from(name)])))
    expect(await pathsIn(store)).toEqual(names.map((name) => `odd/${name}`).sort())
    for (const name of names) {
      expect(await textOf(store, `odd/${name}`)).toBe(name)
      expect((await store.find(`odd/${name}`))?.bytes).toBe(Buffer.byteLength(name))
    }
    await store.remove('odd')
    expect(await pathsIn(store)).toEqual([])
    // s3rver does not decode all of the name of what is copied.
    const moved = kind === 'a bucket' ? names.slice(1) : names
    await store.put('odd', Object.fromEntries(moved.map((name) => [name, Buffer.from(name)])))
    await store.move('odd', 'moved')
    expect(await pathsIn(store)).toEqual(moved.map((name) => `moved/${name}`).sort())
  })

  test('no path leads out of it', async () => {
    for (const path of ['../secret', 'one/../../secret', '/etc/passwd', 'one//a', './one', '', 'a\0b']) {
      await expect(store.open(path)).rejects.toThrow('a part that is none')
      await expect(store.put('one', { [path]: Buffer.from('x') })).rejects.toThrow('a part that is none')
      await expect(store.remove(path)).rejects.toThrow('a part that is none')
    }
  })

  test('who leaves ends the reading', async () => {
    await store.put('one', { a: Buffer.alloc(5_000_000) })
    const leaving = new AbortController()
    const { stream } = (await store.open('one/a', { signal: leaving.signal }))!
    const reading = buffer(stream)
    leaving.abort()
    await expect(reading).rejects.toThrow()
    await expect(store.open('one/a', { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' })
    const { stream: other } = (await store.open('one/a'))!
    for await (const chunk of other) {
      expect((chunk as Buffer).length).toBeGreaterThan(0)
      break
    }
    other.on('error', () => {})
    if (!other.closed) await new Promise((closed) => other.once('close', closed))
    expect([stream.destroyed, other.destroyed]).toEqual([true, true])
  })

  test('what waits for a row that never comes goes after a while, and what has one stays', async () => {
    await store.put('.aaaaaaaaaaaa.partial', { a: Buffer.from('a') })
    await store.put('settled', { a: Buffer.from('a') })
    await store.unmarkGroup('settled')
    const later = Date.now() + 60_000
    await store.removeUnfinished(Date.now() - 60_000, never)
    expect(await pathsIn(store)).toEqual(['.aaaaaaaaaaaa.partial/a', 'settled/a'])
    await store.removeUnfinished(later, never)
    expect(await pathsIn(store)).toEqual(['settled/a'])
  })

  test('a group that was noted goes after a while, unless it is kept, and the note with it; no list has notes', async () => {
    for (const group of ['kept', 'gone', 'removed', 'settled']) {
      await store.put(group, { a: Buffer.from(group) })
      await store.mark(group)
    }
    await store.remove('removed')
    await store.put('removed', { a: Buffer.from('again') })
    for (const group of ['removed', 'settled']) await store.unmarkGroup(group)
    const names = []
    for await (const { name } of store.names()) names.push(name)
    expect(names.sort()).toEqual(['gone', 'kept', 'removed', 'settled'])
    const all = ['gone/a', 'kept/a', 'removed/a', 'settled/a']
    expect(await pathsIn(store)).toEqual(all)
    await store.removeUnfinished(Date.now() - 60_000, never)
    expect(await pathsIn(store)).toEqual(all)
    const asked: string[] = []
    const isKept = async (group: string) => (asked.push(group), group === 'kept')
    for (let n = 0; n < 2; n++) await store.removeUnfinished(Date.now() + 60_000, isKept)
    expect([await pathsIn(store), asked.sort()]).toEqual([
      ['kept/a', 'removed/a', 'settled/a'],
      ['gone', 'kept'],
    ])
  })
})

test('in a folder, what a killed process left of a group is no part of it when the group is stored again', async () => {
  const store = stores['a folder']!()
  mkdirSync(join(dir, 'media/.one.partial'))
  writeFileSync(join(dir, 'media/.one.partial/other'), 'left')
  await store.put('one', { a: Buffer.from('a') })
  expect(await pathsIn(store)).toEqual(['one/a'])
})
