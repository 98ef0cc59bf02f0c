/** @module-tag thorough */
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { read, write } from '@/db/connection'
import { isPostgres } from '@/db/kit'
import { isLocked } from '@/db/locks/lock'
import { media, settings, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runAt } from '@/db/test-server'
import { env } from '@/lib/process/env'
import { metrics } from '@/lib/process/metrics'
import { sha256 } from '@/lib/keys/random'
import { mediaStore, readStored } from '@/lib/store/media'
import { holding, keepFilesIn, openBucket, says } from '@/lib/store/test-s3'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { pdf, pdfBytes } from '@/domain/testing/uploads'
import { release } from '@/domain/publishing/releases'
import { trashPeriodMs } from '@/domain/entries/trash'
import { storeUpload } from './intake'
import { emptyMediaTrash, trashUpload } from './media-trash'
import { removeProperties } from './properties'
import { removeUnfinished } from './received-files'

// A slow store, or the end of a process, between any two steps of storing: nobody waits, and rows match the files.

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
let prefixes = 0
beforeEach(() => {
  testDatabase()
  keepFilesIn({ ...s3.bucket, prefix: `slow-${++prefixes}/` })
})
afterEach(() => {
  vi.restoreAllMocks()
  delete s3.state.fault
  keepFilesIn(undefined)
})

/** A number that comes with an upload. */
const id = 'abcdefghijkl'
const hold = (isHeld: Parameters<typeof holding>[0]) => {
  const held = holding(isHeld)
  s3.state.fault = held.fault
  return held
}
const isPutTo = (path: string) => (req: { method?: string; url?: string }) =>
  req.method === 'PUT' && req.url!.includes(`/${path}`)
const writesWaiting = async () => (await metrics().writesWaiting.get()).values[0]?.value ?? 0
const somebodyWrites = () => write(async (tx) => void (await tx.insert(settings).values({ key: 'other', value: 1 })))
// A day and a second later, since a bucket has another clock than this process.
const cleanUp = () => removeUnfinished(Date.now() + 24 * 60 * 60_000 + 1_000)
const rowOf = async (mediaId: string) => (await read().select().from(media).where(eq(media.id, mediaId)))[0]
const paths = async () => {
  const all: string[] = []
  for await (const { path } of mediaStore().list()) all.push(path)
  return all.sort()
}

/** Every row has its file, and every file its row. */
async function expectWhole() {
  const rows = await read().select().from(storedFiles)
  expect(await paths()).toEqual(rows.map(({ mediaId, name }) => `${mediaId}/${name}`).sort())
  for (const row of rows) expect(sha256((await readStored(`${row.mediaId}/${row.name}`))!)).toBe(row.sha256)
}

test('while a bucket takes long over a file that comes with its number, others write', async () => {
  const held = hold(isPutTo(`${id}/document.pdf`))
  const upload = storeUpload(await someone(), { source: await pdfBytes(), name: 'a.pdf', id }, 1)
  await held.arrived
  expect(await writesWaiting()).toBe(0)
  await somebodyWrites()
  expect(await rowOf(id)).toBeUndefined()
  held.go()
  got(await upload)
  await expectWhole()
})

test('while a bucket takes long over a PDF without its properties, others write', async () => {
  const editor = await someone()
  const { id } = await pdf(editor)
  const held = hold(isPutTo(`${id}/document.pdf`))
  const removal = removeProperties(editor, { id }, 2)
  await held.arrived
  expect(await writesWaiting()).toBe(0)
  await somebodyWrites()
  held.go()
  got(await removal)
  await cleanUp()
  await expectWhole()
})

test('a text that is released meanwhile keeps the file that it was released with', async () => {
  const editor = await someone()
  const { id } = await pdf(editor)
  const whole = content({ files: [{ mediaId: id, title: '', language: null, accessible: null }] })
  const entry = await post(editor, whole, 1)
  const held = hold(isPutTo('.'))
  const removal = removeProperties(editor, { id }, 2)
  await held.arrived
  const before = await readStored(`${id}/document.pdf`)
  got(await release(editor, { ...entry, at: 5_000 }, 3))
  held.go()
  expect(got(await removal)).toMatchObject({ lineage: id, version: 2 })
  expect((await readStored(`${id}/document.pdf`))!.equals(before!)).toBe(true)
  await cleanUp()
  await expectWhole()
})

test('of two who take out the properties of a file at once, one is told so, and the file is what its row says', async () => {
  const editor = await someone()
  const { id } = await pdf(editor)
  const held = hold(isPutTo('.'))
  const slow = removeProperties(editor, { id }, 2)
  await held.arrived
  delete s3.state.fault
  got(await removeProperties(editor, { id }, 3))
  held.go()
  expect(await slow).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('meanwhile') }] })
  await cleanUp()
  await expectWhole()
})

test.each(['a folder', 'a bucket'])(
  'in %s, a file whose process ended between its row and its place gets its place later',
  async (kind) => {
    if (kind === 'a folder') keepFilesIn(undefined)
    const editor = await someone()
    const before = await pdf(editor)
    const ends = vi.spyOn(mediaStore(), 'move').mockRejectedValueOnce(new Error('expected by this test'))
    await expect(removeProperties(editor, { id: before.id }, 2)).rejects.toThrow('expected by this test')
    ends.mockRestore()
    expect((await rowOf(before.id))!.sha256).not.toBe(before.sha256)
    const again = await removeProperties(editor, { id: before.id }, 3)
    expect(again).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('not what is known') }] })
    await removeUnfinished(Date.now())
    expect(sha256((await readStored(`${before.id}/document.pdf`))!)).toBe(before.sha256)
    await cleanUp()
    await expectWhole()
    await cleanUp()
    await expectWhole()
  },
)

test('what waits in place of a file whose row never came goes, and the file stays', async () => {
  const editor = await someone()
  const before = await pdf(editor)
  await mediaStore().put('.aaaaaaaaaaaa.partial', { 'document.pdf': Buffer.from('of a killed process') })
  await cleanUp()
  expect((await rowOf(before.id))!.sha256).toBe(before.sha256)
  await expectWhole()
})

test('a file that was erased while another took its place leaves nothing', async () => {
  const editor = await someone()
  const { id } = await pdf(editor)
  const held = hold(isPutTo(`${id}/document.pdf`))
  const removal = removeProperties(editor, { id }, 2)
  await held.arrived
  await write(async (tx) => void (await tx.delete(media).where(eq(media.id, id))))
  await mediaStore().remove(id)
  held.go()
  await removal
  expect(await paths()).toEqual([])
})

test('one that was erased while another took its place leaves nothing either where that process ended before it saw it', async () => {
  const editor = await someone()
  const { id } = await pdf(editor)
  const held = hold(isPutTo(`${id}/document.pdf`))
  const removal = removeProperties(editor, { id }, 2)
  await held.arrived
  got(await trashUpload(editor, id, 3))
  expect(await emptyMediaTrash(3 + trashPeriodMs)).toBe(1)
  // Nothing that it does after this arrives.
  s3.state.fault = (req, res) => (isPutTo(`${id}/document.pdf`)(req) ? undefined : says(403, 'AccessDenied')(req, res))
  held.go()
  await expect(removal).rejects.toMatchObject({ code: 'STORE_DENIED' })
  delete s3.state.fault
  expect(await paths()).toContain(`${id}/document.pdf`)
  await cleanUp()
  expect(await paths()).toEqual([])
})

test('a clean-up takes nothing away that comes under the number of what it removes', async () => {
  await mediaStore().put(id, { 'document.pdf': Buffer.from('of a killed process') })
  const isRemoval = (req: { method?: string; url?: string }) =>
    req.method === 'DELETE' && req.url!.includes(`/${id}/document.pdf`)
  const held = hold(isRemoval)
  const cleaning = cleanUp()
  await held.arrived
  delete s3.state.fault
  const upload = storeUpload(await someone(), { source: await pdfBytes(), name: 'a.pdf', id }, 1)
  // If it waited for nobody, it would be stored by then.
  await Promise.race([upload, wait(2_000)])
  held.go()
  await cleaning
  got(await upload)
  await expectWhole()
})

test('one at a time stores files under a number that came with them', async () => {
  const held = hold(isPutTo(`${id}/document.pdf`))
  const [editor, first, second] = [await someone(), await pdfBytes('First'), await pdfBytes('Second')]
  const upload = (source: Buffer, number: string) =>
    storeUpload(editor, { source, name: 'a.pdf', id: number, keepBoth: true }, 1)
  const one = upload(first, id)
  await held.arrived
  expect(await isLocked('numbered-uploads')).toBe(true)
  const others = Promise.allSettled([upload(second, id), upload(second, 'mnopqrstuvwx')])
  held.go()
  got(await one)
  const [same, different] = await others
  expect([same!.status, different!.status]).toEqual(['rejected', 'fulfilled'])
  expect(await isLocked('numbered-uploads')).toBe(false)
  await expectWhole()
})

test.runIf(isPostgres)(
  'who loses the lock of numbers writes no row, and takes nothing away from whoever has it by then (PostgreSQL alone)',
  async () => {
    const held = hold(isPutTo(`${id}/document.pdf`))
    const [editor, first, second] = [await someone(), await pdfBytes('First'), await pdfBytes('Second')]
    const slow = storeUpload(editor, { source: first, name: 'a.pdf', id }, 1)
    await held.arrived
    await runAt(
      env().databaseUrl!,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'gazette numbered-uploads'`,
    )
    delete s3.state.fault
    const next = got(await storeUpload(editor, { source: second, name: 'a.pdf', id }, 2))
    // Without the late request of the slow store: a bucket would accept it at any time.
    s3.state.fault = (req, res) => (isPutTo(`${id}/document.pdf`)(req) ? res.writeHead(200).end() : undefined)
    held.go()
    await expect(slow).rejects.toThrow('lock of numbers')
    expect((await rowOf(id))!.sha256).toBe(next.sha256)
    await cleanUp()
    expect((await paths()).filter((path) => path.startsWith(id)).length).toBeGreaterThan(0)
  },
)
