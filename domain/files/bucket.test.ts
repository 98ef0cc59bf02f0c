/** @module-tag thorough */
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, media, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { sha256 } from '@/lib/keys/random'
import { databaseAwayCode } from '@/lib/files/storage-fault'
import { mediaStore, readStored } from '@/lib/store/media'
import { keepFilesIn, openBucket, says } from '@/lib/store/test-s3'
import { checkFiles, filesByAge } from '@/domain/care/fixity'
import { findOrphans } from '@/domain/care/orphans'
import { trashPeriodMs } from '@/domain/entries/trash'
import { got, someone } from '@/domain/testing/newsroom'
import { pdf, pdfBytes, picture } from '@/domain/testing/uploads'
import { cropPicture } from './crops'
import { storeUpload } from './intake'
import { emptyMediaTrash, trashUpload } from './media-trash'
import { removeProperties } from './properties'
import { removeUnfinished } from './received-files'

// Uploads whose files lie in a bucket.

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
let prefixes = 0
beforeEach(() => {
  testDatabase()
  keepFilesIn({ ...s3.bucket, prefix: `test-${++prefixes}/` })
})
afterEach(() => {
  delete s3.state.fault
  keepFilesIn(undefined)
})

const paths = async () => {
  const all: string[] = []
  for await (const { path } of mediaStore().list()) all.push(path)
  return all.sort()
}
const cleanUp = () => removeUnfinished(Date.now() + 24 * 60 * 60_000)
const refuses = says(403, 'AccessDenied')
const problemsOf = async () => (await checkFiles(await filesByAge(), 9)).map(({ problem }) => problem)

test('what is uploaded is there as its rows say, and a crop of it too', async () => {
  const editor = await someone()
  const whole = await picture(editor, 'river.png', { width: 200, height: 100 })
  const document = await pdf(editor)
  const rows = await read().select().from(storedFiles)
  expect(await paths()).toEqual(rows.map(({ mediaId, name }) => `${mediaId}/${name}`).sort())
  for (const { mediaId, name, ...row } of rows)
    expect(sha256((await readStored(`${mediaId}/${name}`))!)).toBe(row.sha256)
  const part = { left: 100, top: 0, width: 100, height: 50 }
  const next = got(await cropPicture(editor, { id: whole.id, part }, 1))
  const { width, height } = await sharp((await readStored(`${next.id}/master.png`))!).metadata()
  expect([next.version, width, height]).toEqual([2, 100, 50])
  expect(await problemsOf()).toEqual(
    rows.map(() => null).concat((await read().select().from(storedFiles)).slice(rows.length).map(() => null)),
  )
  await cleanUp()
  expect(await readStored(`${document.id}/document.pdf`)).toHaveLength(document.bytes)
})

test('an upload that the bucket does not take is not saved, and leaves nothing', async () => {
  const editor = await someone()
  const kept = await pdf(editor)
  const before = await paths()
  for (const isRefused of [() => true, (url: string) => url.includes('document.pdf')]) {
    s3.state.fault = (req, res) => (req.method === 'PUT' && isRefused(req.url!) ? refuses(req, res) : undefined)
    const upload = storeUpload(editor, { source: await pdfBytes(), name: 'a.pdf' }, 1)
    await expect(upload).rejects.toMatchObject({ code: 'STORE_DENIED' })
  }
  delete s3.state.fault
  expect((await read().select().from(media)).map(({ id }) => id)).toEqual([kept.id])
  expect(await paths()).toEqual(before)
  expect(await storeUpload(editor, { source: await pdfBytes(), name: 'a.pdf' }, 2)).toMatchObject({ ok: true })
})

test('files whose row never came, for the process was killed, go by themselves; those with a row stay', async () => {
  const editor = await someone()
  const kept = await pdf(editor)
  const before = await paths()
  await mediaStore().put('abcdefghijkl', { 'document.pdf': Buffer.from('of a killed process') })
  await mediaStore().mark(kept.id)
  await removeUnfinished(Date.now())
  expect(await paths()).toContain('abcdefghijkl/document.pdf')
  await cleanUp()
  expect(await paths()).toEqual(before)
})

test('of two machines that store the same number, one wins, and keeps its own bytes', async () => {
  const [editor, id] = [await someone(), 'abcdefghijkl']
  const sources = [await pdfBytes('The words of one'), await pdfBytes('Other words')]
  const outcomes = await Promise.allSettled(
    sources.map((source) => storeUpload(editor, { source, name: 'a.pdf', id, keepBoth: true }, 1)),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [row] = await read().select().from(media)
  const winner = sources[outcomes.findIndex(({ status }) => status === 'fulfilled')]!
  expect(row).toMatchObject({ id, sha256: sha256(winner) })
  expect((await readStored(`${id}/document.pdf`))!.equals(winner)).toBe(true)
  const third = storeUpload(editor, { source: await pdfBytes('A third'), name: 'a.pdf', id, keepBoth: true }, 2)
  await expect(third).rejects.toThrow()
  await cleanUp()
  expect((await readStored(`${id}/document.pdf`))!.equals(winner)).toBe(true)
  expect(await problemsOf()).toEqual((await read().select().from(storedFiles)).map(() => null))
  expect((await paths()).filter((path) => !path.startsWith(`${id}/`))).toEqual([])
})

test('where the database goes away, so that nobody knows whether there is a row, files stay until it is known', async () => {
  const known = {
    get credit(): string {
      throw Object.assign(new Error('gone'), { code: databaseAwayCode })
    },
  }
  const upload = storeUpload(await someone(), { source: await pdfBytes(), name: 'a.pdf', known }, 1)
  await expect(upload).rejects.toMatchObject({ code: databaseAwayCode })
  expect((await paths()).filter((path) => path.endsWith('/document.pdf'))).toHaveLength(1)
  await cleanUp()
  expect(await paths()).toEqual([])
})

test('what lies under a number stays where an upload that comes with it is refused', async () => {
  const [editor, source] = [await someone(), await pdfBytes()]
  got(await storeUpload(editor, { source, name: 'a.pdf' }, 1))
  await mediaStore().put('abcdefghijkl', { 'document.pdf': Buffer.from('of a newer database') })
  await mediaStore().unmarkGroup('abcdefghijkl')
  const upload = storeUpload(editor, { source, name: 'a.pdf', id: 'abcdefghijkl' }, 2)
  expect(await upload).toMatchObject({ ok: false })
  await cleanUp()
  expect(String(await readStored('abcdefghijkl/document.pdf'))).toBe('of a newer database')
})

test('what lies under a number that comes with an upload is moved away and stays', async () => {
  await mediaStore().put('abcdefghijkl', { 'document.pdf': Buffer.from('half'), other: Buffer.from('other') })
  await mediaStore().unmarkGroup('abcdefghijkl')
  got(await storeUpload(await someone(), { source: await pdfBytes(), name: 'a.pdf', id: 'abcdefghijkl' }, 1))
  await cleanUp()
  const aside = (await paths()).filter((path) => !path.startsWith('abcdefghijkl/'))
  expect(aside.map((path) => path.replace(/^\.abcdefghijkl\.left-\w+/, ''))).toEqual(['/document.pdf', '/other'])
  expect(await paths()).not.toContain('abcdefghijkl/other')
})

test('a PDF without its properties takes the place of the one with them; one that the bucket does not take changes nothing', async () => {
  const editor = await someone()
  const before = await pdf(editor)
  s3.state.fault = (req, res) => (req.method === 'PUT' ? refuses(req, res) : undefined)
  await expect(removeProperties(editor, { id: before.id }, 2)).rejects.toMatchObject({ code: 'STORE_DENIED' })
  delete s3.state.fault
  expect(sha256((await readStored(`${before.id}/document.pdf`))!)).toBe(before.sha256)
  expect((await read().select().from(media))[0]).toMatchObject({ sha256: before.sha256 })
  const after = got(await removeProperties(editor, { id: before.id }, 3))
  expect(after.sha256).not.toBe(before.sha256)
  expect(sha256((await readStored(`${before.id}/document.pdf`))!)).toBe(after.sha256)
  await cleanUp()
  expect((await paths()).every((path) => path.startsWith(`${before.id}/`))).toBe(true)
})

test('a check finds what was changed or removed in the bucket, and says nothing of files while it cannot ask', async () => {
  const editor = await someone()
  const [changed, missing, whole] = [await pdf(editor), await pdf(editor), await pdf(editor)]
  await mediaStore().put(changed.id, { 'document.pdf': Buffer.from('other bytes') })
  await mediaStore().remove(missing.id)
  for (const fault of [refuses, says(404, 'NoSuchBucket')]) {
    s3.state.fault = fault
    await expect(problemsOf()).rejects.toMatchObject({ name: 'StoreProblem' })
  }
  delete s3.state.fault
  expect((await read().select().from(storedFiles)).every(({ problem, checkedAt }) => !problem && !checkedAt)).toBe(true)
  const results = await checkFiles(await filesByAge(), 9)
  const problems = Object.fromEntries(results.map(({ file, problem }) => [`${file.mediaId}/${file.name}`, problem]))
  expect(problems).toMatchObject({
    [`${changed.id}/document.pdf`]: 'changed',
    [`${missing.id}/document.pdf`]: 'missing',
    [`${whole.id}/document.pdf`]: null,
  })
})

test('a check that ends in the middle of a file keeps what it has found, and says nothing of that file', async () => {
  const editor = await someone()
  await pdf(editor)
  await pdf(editor)
  const ending = new AbortController()
  let files = 0
  s3.state.fault = (_, res) => {
    if (++files === 1) return undefined
    return res.writeHead(200, { 'content-length': 1_000_000 }).write(Buffer.alloc(300_000))
  }
  const pause = async () => void (files === 2 && ending.abort())
  expect(await checkFiles(await filesByAge(), 9, { pause, signal: ending.signal })).toHaveLength(1)
})

test('an erased upload is gone from the bucket; while the bucket is away, nothing is erased', async () => {
  const editor = await someone()
  const [first, kept] = [await picture(editor), await picture(editor)]
  got(await trashUpload(editor, first.id, 1))
  s3.state.fault = refuses
  await expect(emptyMediaTrash(1 + trashPeriodMs)).rejects.toMatchObject({ code: 'STORE_DENIED' })
  expect(await read().$count(media)).toBe(2)
  // The bucket takes the note, and goes away before it has removed the files: these go later.
  s3.state.fault = (req, res) => (req.method === 'DELETE' ? refuses(req, res) : undefined)
  await expect(emptyMediaTrash(1 + trashPeriodMs)).rejects.toMatchObject({ code: 'STORE_DENIED' })
  delete s3.state.fault
  expect((await read().select().from(media)).map(({ id }) => id)).toEqual([kept.id])
  expect((await read().select().from(audit).orderBy(audit.id)).at(-1)).toMatchObject({
    verb: 'deleted an upload for good',
  })
  expect((await paths()).some((path) => path.startsWith(first.id))).toBe(true)
  await cleanUp()
  expect((await paths()).every((path) => path.startsWith(`${kept.id}/`))).toBe(true)
})

test('what no row knows is listed after a day, and stays', async () => {
  const editor = await someone()
  const known = await pdf(editor)
  await mediaStore().put('strange', { 'document.pdf': Buffer.from('bytes'), b: Buffer.from('b') })
  await mediaStore().unmarkGroup('strange')
  await mediaStore().put(known.id, { extra: Buffer.from('more') })
  await mediaStore().unmarkGroup(known.id)
  const tomorrow = Date.now() + 25 * 60 * 60_000
  const found = async (at: number, within = false) =>
    (await findOrphans(at, { within })).map(({ path, bytes }) => [path, bytes])
  expect(await found(Date.now())).toEqual([])
  expect(await found(tomorrow)).toEqual([['strange', 6]])
  expect(await found(tomorrow, true)).toEqual([
    ['strange', 6],
    [`${known.id}/extra`, 4],
  ])
  // The names are listed again after ten minutes, or if the number of uploads falls.
  await mediaStore().put('stranger', { a: Buffer.from('a') })
  expect(await found(tomorrow + 9 * 60_000)).toEqual([['strange', 6]])
  expect((await found(tomorrow + 11 * 60_000)).map(([path]) => path)).toEqual(['strange', 'stranger'])
  await write(async (tx) => void (await tx.delete(media)))
  expect((await found(tomorrow + 11 * 60_000)).map(([path]) => path).sort()).toEqual(
    [known.id, 'strange', 'stranger'].sort(),
  )
})
