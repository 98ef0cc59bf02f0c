/** @module-tag thorough */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { bodyWith, pdf, picture } from '@/domain/testing/uploads'
import { setDataDir } from '@/lib/process/env'
import { sha256 } from '@/lib/keys/random'
import { mediaStore, readStored } from '@/lib/store/media'
import { keepFilesIn, openBucket, says } from '@/lib/store/test-s3'
import { backUp } from './backup'
import { prepare } from './prepare'
import { restoreFrom } from './restore'
import { exported, filesIn } from './exports/test-archive'
import { verify } from './verify'
import { runVerb } from './verbs'

// The commands on an archive whose files lie in a bucket.

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())

let place: string
let dataDir: string
let prefixes = 0
const anotherBucket = () => keepFilesIn({ ...s3.bucket, prefix: `test-${++prefixes}/` })
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'gazette-cli-bucket-'))
  dataDir = testDatabase()
  anotherBucket()
})
afterEach(() => {
  delete s3.state.fault
  keepFilesIn(undefined)
  vi.restoreAllMocks()
  rmSync(place, { recursive: true, force: true })
})

const refuses = says(403, 'AccessDenied')

async function archive() {
  writeFileSync(join(dataDir, 'secret'), 'a secret', { mode: 0o600 })
  const room = await newsroom()
  const [river, report] = [await picture(room.editor), await pdf(room.editor)]
  await room.publish('2014-10-02', { title: 'With a picture', body: bodyWith(river.id) })
  const publication = { type: 'report' as const, publishedOn: '2014-09', publisher: '' }
  const files = [{ mediaId: report.id, title: 'The report', language: null }]
  await room.publish('2014-10-04', { title: 'A report', files, publication }, 'publication')
  return { river, report }
}

/** Checks that every stored file is in the store as its row says. */
async function allAreStored() {
  const rows = await read().select().from(storedFiles)
  expect(rows.length).toBeGreaterThan(3)
  for (const { mediaId, name, ...row } of rows)
    expect([name, sha256((await readStored(`${mediaId}/${name}`))!)]).toEqual([name, row.sha256])
}

testOfSqlite.each(['copy', 'copy.tar'])(
  'a backup (%s) holds the files of the bucket, and fills another bucket, or a folder',
  async (name) => {
    const { report } = await archive()
    const backup = join(place, name)
    got(await backUp(backup, { now: 0 }))
    expect(readdirSync(join(dataDir, 'media'))).toEqual([])
    for (const where of ['bucket', 'folder']) {
      closeDatabase()
      const restored = join(place, where)
      mkdirSync(restored)
      setDataDir(restored)
      if (where === 'bucket') anotherBucket()
      else keepFilesIn(undefined)
      got(await restoreFrom(backup, { replace: false, now: 0 }))
      openDatabase(restored)
      await allAreStored()
      expect(existsSync(join(restored, 'media', report.id))).toBe(where === 'folder')
    }
  },
)

test('while the bucket is away, no backup is made and none is restored, in a sentence', async () => {
  await archive()
  const backup = join(place, 'copy')
  got(await backUp(backup, { now: 0 }))
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  s3.state.fault = refuses
  await runVerb(['backup', join(place, 'other')])
  closeDatabase()
  setDataDir(join(place, 'restored'))
  await runVerb(['restore', backup])
  for (const [sentence] of said.mock.calls) expect(sentence).toMatch(/^Not done: the store of files refuses the keys/)
  expect(said).toHaveBeenCalledTimes(2)
  expect([existsSync(join(place, 'other')), existsSync(join(place, 'restored/gazette.db'))]).toEqual([false, false])
  process.exitCode = 0
})

test('exports hold the files of the bucket, and name those that it has lost', async () => {
  const { river, report } = await archive()
  const bytes = (await readStored(`${report.id}/document.pdf`))!
  for (const form of ['json', 'static']) {
    const { result } = await exported(form, join(place, form))
    expect([form, result]).toEqual([form, { ok: true, value: undefined }])
    const copies = [...filesIn(join(place, form))].filter(([path]) => path.endsWith('report.pdf'))
    expect(copies.length).toBeGreaterThan(0)
    for (const [, copy] of copies) expect(copy.equals(bytes)).toBe(true)
  }
  await mediaStore().put(report.id, { 'document.pdf': Buffer.from('other') })
  await mediaStore().remove(river.id)
  const { result } = await exported('static', join(place, 'again'))
  const problems = result.ok ? [] : result.problems.map(({ message }) => message)
  expect(problems.filter((problem) => problem.includes('is not what was published'))).not.toEqual([])
  expect(problems.filter((problem) => problem.includes('is missing'))).not.toEqual([])
  expect([...filesIn(join(place, 'again')).values()].some((copy) => String(copy) === 'other')).toBe(false)
})

test('the uploads of an export for WordPress come from the bucket', async () => {
  const { report } = await archive()
  const bytes = (await readStored(`${report.id}/document.pdf`))!
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await runVerb(['export', 'wxr', join(place, 'all.xml'), '--uploads', join(place, 'uploads')])
  const [, copy] = [...filesIn(join(place, 'uploads'))].find(([path]) => path.endsWith('report.pdf'))!
  expect(copy.equals(bytes)).toBe(true)
  expect(readFileSync(join(place, 'all.xml'), 'utf8')).toContain('report.pdf')
})

test('verify reads the bucket', async () => {
  const { report, river } = await archive()
  vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await verify.run([])).toMatchObject({ ok: true })
  await mediaStore().put(report.id, { 'document.pdf': Buffer.from('other'), more: Buffer.from('more') })
  await mediaStore().remove(river.id)
  const result = await verify.run([])
  const problems = result.ok ? [] : result.problems.map(({ message }) => message)
  expect(problems).toContainEqual(expect.stringContaining(`${report.id}/document.pdf is not what it was`))
  expect(problems).toContainEqual(expect.stringContaining(`${river.id}/master.png is missing`))
})

test('an archive whose files are elsewhere does not start with another bucket, and one whose bucket is away does', async () => {
  await archive()
  vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await prepare.run([])).toMatchObject({ ok: true })
  openDatabase(dataDir)
  anotherBucket()
  const refusal = await prepare.run([])
  expect(refusal.ok ? '' : refusal.problems[0]!.message).toMatch(/^The bucket of MEDIA_URL has none of the files/)
  openDatabase(dataDir)
  s3.state.fault = refuses
  expect(await prepare.run([])).toMatchObject({ ok: true })
})
