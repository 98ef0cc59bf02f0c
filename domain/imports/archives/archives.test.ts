import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Actor } from '@/domain/staff/actor'
import { got, someone } from '@/domain/testing/newsroom'
import { zipOf, type ZipEntry } from '@/domain/testing/office'
import { uploadFolders } from '../deliveries'
import { openUploads } from '../wordpress/folder'
import { archivePath, beginTransfer, forgetTransfers, receivePiece, removeTransfer, writeUnpacking } from './transfers'
import { archiveState, beginUnpacking, listArchives } from './unpack'

const day = 86_400_000

let dir: string
let admin: Actor
beforeEach(async () => {
  dir = testDatabase()
  admin = await someone('admin')
})

const inImport = (...parts: string[]) => join(dir, 'import', ...parts)
const begin = (bytes: number, name = 'uploads.zip') => beginTransfer(admin, { name, bytes, modified: 7 }, Date.now())
const piece = (id: string, at: number, bytes: Buffer) => receivePiece(admin, { id, at, source: Readable.from([bytes]) })

/** Sends an archive in one piece, unpacks it, and says what came of it. */
async function unpacked(entries: ZipEntry[] | Buffer, name = 'uploads.zip') {
  const bytes = Buffer.isBuffer(entries) ? entries : zipOf(entries)
  const { id } = got(await begin(bytes.length, name))
  got(await piece(id, 0, bytes))
  await got(await beginUnpacking(admin, id, Date.now)).ended
  return (await archiveState(admin, id, Date.now()))!
}

test('an archive in pieces becomes a folder of uploads that an import finds its files in', async () => {
  const bytes = zipOf([
    ['wp-content/uploads/2014/', ''],
    ['wp-content/uploads/2014/10/photo.jpg', 'A picture.', { packed: true }],
    ['wp-content/uploads/2014/10/report.PDF', 'A document.'],
    ['wp-content/uploads/film.avi', 'A film.'],
    ['wp-content/uploads/shell.php', '<?php'],
    ['__MACOSX/2014/10/photo.jpg', 'Not it.'],
    ['2014/.hidden/photo.jpg', 'Not it.'],
  ])
  const { id, received } = got(await begin(bytes.length))
  expect(received).toBe(0)
  expect(got(await piece(id, 0, bytes.subarray(0, 100)))).toBe(100)
  expect(await beginUnpacking(admin, id, Date.now)).toMatchObject({ ok: false })
  // The page was closed: the same file continues where it stopped, another file begins at 0.
  expect(got(await begin(bytes.length))).toEqual({ id, received: 100 })
  expect(got(await begin(bytes.length, 'other.zip')).received).toBe(0)
  expect(await piece(id, 50, bytes.subarray(50))).toMatchObject({ problems: [{ field: 'at' }] })
  expect(got(await piece(id, 100, bytes.subarray(100)))).toBe(bytes.length)
  await got(await beginUnpacking(admin, id, Date.now)).ended
  expect(await archiveState(admin, id, Date.now())).toMatchObject({
    is: 'done',
    folder: 'uploads',
    files: 2,
    skipped: 4,
  })
  expect(await uploadFolders(admin)).toEqual(['uploads'])
  const folder = (await openUploads(inImport('uploads')))!
  expect(readFileSync((await folder.find('2014/10/photo.jpg'))!, 'utf8')).toBe('A picture.')
  expect(existsSync(inImport('.archives', id, 'archive.zip'))).toBe(false)
  expect(readdirSync(inImport('uploads'), { recursive: true }).map(String).toSorted().at(-1)).toMatch(/report\.PDF$/)
})

test('a folder that is there keeps its name, and the next one gets another', async () => {
  expect((await unpacked([['a.jpg', 'A.']])).folder).toBe('uploads')
  expect((await unpacked([['b.jpg', 'Another picture.']])).folder).toBe('uploads-2')
  expect((await unpacked([['c.jpg', 'A third.']], '../../etc.zip')).folder).toBe('etc')
  expect(await uploadFolders(admin)).toEqual(['etc', 'uploads', 'uploads-2'])
})

test.each<[string, ZipEntry[], RegExp]>([
  ['names that lead out of it', [['../../escaped.jpg', 'A.']], /damaged/],
  ['whole paths', [['/etc/escaped.jpg', 'A.']], /damaged/],
  ['a password', [['a.jpg', 'A.', { flags: 1, packed: true }]], /password/],
  ['files larger than they say', [['a.jpg', 'A'.repeat(5_000), { size: 10, packed: true }]], /damaged/],
  ['a bomb', [['a.jpg', Buffer.alloc(90_000_000), { packed: true }]], /far larger than the file itself/],
  ['nothing of use', [['notes.txt', 'Words.']], /no pictures and documents/],
])('an archive with %s is refused in a sentence, and nothing of it stays unpacked', async (_, entries, sentence) => {
  const state = await unpacked(entries)
  expect(state).toMatchObject({ is: 'stopped', problem: expect.stringMatching(sentence) })
  expect(existsSync(inImport('.archives', state.id, 'files'))).toBe(false)
  expect(await uploadFolders(admin)).toEqual([])
  expect(existsSync(join(dir, 'escaped.jpg'))).toBe(false)
  expect(await listArchives(admin, Date.now())).toHaveLength(1)
  got(await removeTransfer(admin, state.id, Date.now()))
  expect(await listArchives(admin, Date.now())).toEqual([])
})

test('what is no ZIP, more than was said, or too large is refused at its first bytes', async () => {
  const { id } = got(await begin(10))
  expect(await piece(id, 0, Buffer.from('<?xml version="1.0"?>'))).toMatchObject({ ok: false })
  expect(await piece(id, 0, Buffer.from('<?xml v'))).toMatchObject({
    problems: [{ message: expect.stringContaining('not a ZIP file') }],
  })
  expect((await archiveState(admin, id, Date.now()))!.received).toBe(0)
  expect(await begin(50_000_000_001)).toMatchObject({ ok: false })
  expect(await piece('0'.repeat(12), 0, Buffer.from('PK'))).toMatchObject({ ok: false })
})

test('a line that breaks leaves what was whole before, and two windows do not write at once', async () => {
  const bytes = zipOf([['a.jpg', 'A'.repeat(3_000)]])
  const { id } = got(await begin(bytes.length))
  got(await piece(id, 0, bytes.subarray(0, 1_000)))
  const broken = Readable.from(
    (function* () {
      yield bytes.subarray(1_000, 2_000)
      throw new Error('the line broke')
    })(),
  )
  expect(await receivePiece(admin, { id, at: 1_000, source: broken })).toMatchObject({ ok: false })
  const [one, other] = await Promise.all([
    piece(id, 1_000, bytes.subarray(1_000)),
    piece(id, 1_000, bytes.subarray(1_000)),
  ])
  expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1)
  expect((await archiveState(admin, id, Date.now()))!.received).toBe(bytes.length)
  expect(readdirSync(archivePath(id)).filter((name) => name.endsWith('.piece'))).toEqual([])
})

test('an unpacking that gives no sign of life has stopped and can begin again; what nobody touches for a day goes', async () => {
  const bytes = zipOf([['a.jpg', 'A.']])
  const { id } = got(await begin(bytes.length))
  got(await piece(id, 0, bytes))
  const said = { at: Date.now(), files: 0, of: 1, skipped: 0, hasEnded: false, folder: null, problem: null }
  await writeUnpacking(id, said)
  expect((await archiveState(admin, id, said.at + 29_000))!.is).toBe('unpacking')
  expect((await archiveState(admin, id, said.at + 31_000))!.is).toBe('stopped')
  writeFileSync(archivePath(id, 'left-over'), '')
  await got(await beginUnpacking(admin, id, () => said.at + 31_000)).ended
  expect((await archiveState(admin, id, Date.now()))!.is).toBe('done')
  expect(await forgetTransfers(Date.now())).toBe(0)
  expect(await forgetTransfers(Date.now() + day + 60_000)).toBe(1)
  expect(await uploadFolders(admin)).toEqual(['uploads'])
})

test('a file that became a folder is sent anew, and one that is whole and was never unpacked can be', async () => {
  const bytes = zipOf([['a.jpg', 'A.']])
  const { id } = got(await begin(bytes.length))
  got(await piece(id, 0, bytes))
  expect((await archiveState(admin, id, Date.now()))!.is).toBe('stopped')
  expect(got(await begin(bytes.length))).toEqual({ id, received: bytes.length })
  const [one, other] = await Promise.all([beginUnpacking(admin, id, Date.now), beginUnpacking(admin, id, Date.now)])
  expect([one, other].filter(({ ok }) => ok)).toHaveLength(1)
  for (const begun of [one, other]) if (begun.ok) await begun.value.ended
  expect(await beginUnpacking(admin, id, Date.now)).toMatchObject({
    problems: [{ message: 'It is unpacked already.' }],
  })
  expect(got(await begin(bytes.length))).toMatchObject({ received: 0 })
  expect(got(await begin(bytes.length)).id).not.toBe(id)
})
