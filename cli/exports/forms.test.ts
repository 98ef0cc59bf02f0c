import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { sha256 } from '@/lib/random'
import { manifestLine, readLine } from './bag/tags'
import { verifyBag } from './bag/verify-bag'
import type { WrittenEntry } from './json/written-entry'
import { exported, filesIn, smallArchive } from './test-archive'

let folder: string
let archive: Awaited<ReturnType<typeof smallArchive>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-forms-'))
  openDatabase(join(folder, 'data'))
  migrateDatabase()
  archive = await smallArchive([])
}, 60_000)
afterAll(() => {
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

test('JSON: a file for each entry and an index, with the files beside them as their checksums say', async () => {
  const { result, said } = await exported('json', join(folder, 'json'))
  expect(result.ok).toBe(true)
  expect(said).toMatch(/^6 entries, 10 files, /)
  const files = filesIn(join(folder, 'json'))
  const index = JSON.parse(String(files.get('index.json'))) as { entries: { title: string; file: string }[] }
  expect(index).toMatchObject({ gazette: 'json', version: 1, terms: [{ slug: 'protection' }, { slug: 'myanmar' }] })
  expect(index.entries.map(({ title }) => title)).toContain('A report')
  const read = index.entries.map(({ file }) => JSON.parse(String(files.get(file))) as WrittenEntry)
  for (const { stored } of read)
    for (const { path, sha256: sum } of stored) expect(sha256(files.get(path)!), path).toBe(sum)
  const report = read.find(({ title }) => title === 'A report')!
  expect(report.stored).toMatchObject([{ upload: archive.report, path: `files/${archive.report}/1/report.pdf` }])
  expect(report.files[0]!.sha256).toBe(report.stored[0]!.sha256)
  expect(read.find(({ title }) => title === 'With a picture')).toMatchObject({
    body: { type: 'doc' },
    body_schema: 1,
    stored: [{ type: 'image/png', path: expect.stringMatching(/^media\/\w+\/river\.png$/) }],
  })
  // What was taken out is not in it.
  expect(read.map(({ title }) => title)).not.toContain('Gone by now')
})

test('JSON in one file says the same, and replaces a file only when told to', async () => {
  const file = join(folder, 'all.json')
  expect((await exported('json', file)).said).toMatch(/^6 entries, /)
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { entries: WrittenEntry[] }
  const one = whole.entries.find(({ title }) => title === 'A report')!
  const beside = JSON.parse(readFileSync(join(folder, `json/entries/${one.id}.json`), 'utf8')) as WrittenEntry
  expect({ ...one, stored: beside.stored }).toEqual(beside)
  expect((await exported('json', file)).result.ok).toBe(false)
  expect((await exported('json', file, '--yes')).result.ok).toBe(true)
})

test('Markdown: each text at its address, with ways to the others and to its pictures', async () => {
  const { said } = await exported('markdown', join(folder, 'markdown'))
  expect(said).toMatch(/^6 entries, 9 files, /)
  const files = filesIn(join(folder, 'markdown'))
  const pictured = String(files.get('2014/10/with-a-picture.md'))
  const [, path] = /!\[A river\]\(\.\.\/\.\.\/(media\/\w+\/river\.png)\)/.exec(pictured)!
  expect(files.has(path!)).toBe(true)
  expect(pictured).toMatch(/^---\ntitle: "With a picture"\n[^]*\n---\n\n# With a picture\n/)
  expect(pictured).toContain('[Read on.](a-plain-text.md#top)')
  expect(String(files.get('publications/a-report.md'))).toContain(`"file":"files/${archive.report}/1/report.pdf"`)
})

test('a bag is whole as sha256sum sees it, and a change, a loss or an addition is found out', async () => {
  const bag = join(folder, 'bag')
  const { result, said } = await exported('bag', bag)
  expect([result.ok, said]).toEqual([true, expect.stringMatching(/pages, [\d,]+ files/)])
  const check = (manifest: string) =>
    spawnSync('sha256sum', ['-c', '--quiet', manifest], { cwd: bag, encoding: 'utf8' })
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
    expect(check(manifest)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  const files = filesIn(bag)
  const text = (name: string) => String(files.get(name))
  expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  const payload = [...files].filter(([path]) => path.startsWith('data/'))
  const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0)
  expect(text('bag-info.txt')).toBe(
    `Source-Organization: Gazette\nExternal-Description: Gazette\nExternal-Identifier: http://localhost:3000\n` +
      `Bagging-Date: 2014-12-01\nPayload-Oxum: ${bytes}.${payload.length}\nBag-Software-Agent: Gazette\n`,
  )
  expect(payload.map(([path]) => path)).toEqual(
    text('manifest-sha256.txt')
      .trimEnd()
      .split('\n')
      .map((line) => readLine(line)!.path),
  )
  expect(files.has(`data/json/files/${archive.report}/1/report.pdf`)).toBe(true)
  expect(files.has('data/site/index.html')).toBe(true)

  expect(await verifyBag(bag)).toEqual({ ok: true, value: payload.length + 4 })
  writeFileSync(join(bag, 'data/stranger.txt'), 'x')
  appendFileSync(join(bag, 'data/site/index.html'), ' ')
  rmSync(join(bag, 'data/site/robots.txt'))
  const wrong = await verifyBag(bag)
  expect((wrong as { problems: { message: string }[] }).problems.map(({ message }) => message)).toEqual([
    'data/site/index.html has been changed.',
    'data/site/robots.txt is missing.',
    'data/stranger.txt does not belong to the bag.',
  ])
  expect(check('manifest-sha256.txt').status).toBe(1)
  expect(await verifyBag(folder)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/is no bag/) }],
  })
}, 60_000)

test('a path with the end of a line or the sign of an escape stands on one line of a manifest, and comes back', () => {
  for (const path of ['data/a\nb', 'data/a\r\nb', 'data/100%', 'data/%0A', 'data/two  spaces', 'data/ខ្មែរ']) {
    const line = manifestLine({ path, sha256: 'a'.repeat(64) })
    expect(line.split('\n')).toHaveLength(2)
    expect(readLine(line.trimEnd())).toEqual({ path, sha256: 'a'.repeat(64) })
  }
  expect(manifestLine({ path: 'data/50%\n', sha256: 'b' })).toBe('b  data/50%25%0A\n')
})
