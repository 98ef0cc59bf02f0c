/** @module-tag thorough */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { release } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { got, post } from '@/domain/testing/newsroom'
import { fileOf } from '@/domain/testing/stored-files'
import { env } from '@/lib/process/env'
import { sha256 } from '@/lib/keys/random'
import { Folder } from './folder'
import type { ExportedEntry } from './json/write-json'
import { hostingTests } from './site/hosting/test-hosting'
import { siteTests } from './site/test-site'
import { walkSite } from './site/walk'
import { after, exported, filesIn, smallArchive, type ExportFixture } from './test-archive'

// All tests share one archive and its static site, which takes longest to write.
let folder: string
let fixture: ExportFixture

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-exports-'))
  openDatabase(join(folder, 'data'))
  migrateDatabase()
  const archive = await smallArchive()
  const site = join(folder, 'site')
  const { result, output } = await exported('static', site)
  expect(result).toEqual({ ok: true, value: undefined })
  expect(output).toMatch(/pages, [\d,]+ files/)
  fixture = { archive, site, files: filesIn(site) }
})
afterAll(() => {
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

siteTests(() => fixture)
hostingTests(() => fixture)

test('JSON: a file for each entry and an index, with the files beside them as their checksums say', async () => {
  const { result, output } = await exported('json', join(folder, 'json'))
  expect(result.ok).toBe(true)
  expect(output).toMatch(/^7 entries, 13 files, /)
  const files = filesIn(join(folder, 'json'))
  const index = JSON.parse(String(files.get('index.json'))) as { entries: { title: string; file: string }[] }
  expect(index).toMatchObject({ gazette: 'json', version: 1, terms: [{ slug: 'protection' }, { slug: 'myanmar' }] })
  expect(index.entries.map(({ title }) => title)).toContain('A report')
  const entries = index.entries.map(({ file }) => JSON.parse(String(files.get(file))) as ExportedEntry)
  for (const { stored } of entries)
    for (const { path, sha256: sum } of stored) expect(sha256(files.get(path)!), path).toBe(sum)
  const report = entries.find(({ title }) => title === 'A report')!
  expect(report.stored).toMatchObject([
    { upload: fixture.archive.report, path: `files/${fixture.archive.report}/1/report.pdf` },
  ])
  expect(report.files[0]!.sha256).toBe(report.stored[0]!.sha256)
  expect(report.former_addresses).toEqual([
    'http://un-act.org/?p=12',
    'http://www.no-trafficking.org/2014/10/a-plain-text',
    'http://www.no-trafficking.org/about-us',
  ])
  expect(entries.find(({ title }) => title === 'With a picture')).toMatchObject({
    body: { type: 'doc' },
    body_schema: 2,
    picture: null,
    stored: [{ type: 'image/png', path: expect.stringMatching(/^media\/\w+\/river\.png$/) }],
  })
  const former = String(files.get('former-addresses.csv')).split('\r\n')
  const { gonePath, moved, plain } = fixture.archive
  const { siteUrl } = env()
  expect(former).toEqual(
    expect.arrayContaining([
      `${siteUrl}/?p=12,${siteUrl}${plain.path}`,
      `${siteUrl}${moved.from},${siteUrl}${moved.to}`,
      `${siteUrl}${gonePath},`,
    ]),
  )
  expect(String(files.get('README.txt'))).toMatch(
    /^Gazette\n=+\n\nA copy of .* as readers had it on 1 December 2014 at 09:00/,
  )
  // A text that was taken out is not in it.
  expect(entries.map(({ title }) => title)).not.toContain('Gone by now')
})

test('JSON in one file says the same, and replaces a file only when told to', async () => {
  const file = join(folder, 'all.json')
  expect((await exported('json', file)).output).toMatch(/^7 entries, /)
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { entries: ExportedEntry[] }
  const entry = whole.entries.find(({ title }) => title === 'A report')!
  const beside = JSON.parse(readFileSync(join(folder, `json/entries/${entry.id}.json`), 'utf8')) as ExportedEntry
  expect({ ...entry, stored: beside.stored }).toEqual(beside)
  expect((await exported('json', file)).result.ok).toBe(false)
  expect((await exported('json', file, '--yes')).result.ok).toBe(true)
})

test('the same moment gives the same bytes, whatever waits on the desk and whoever runs it', async () => {
  const { editor, terms } = fixture.archive
  await post(editor, { title: 'A draft of something', slug: 'a-plain-text' }, morning('2014-10-20'))
  const waiting = await post(editor, { title: 'What waits', termIds: [terms.myanmar] }, morning('2014-10-20'))
  got(await release(editor, { ...waiting, at: morning('2030-01-01') }, morning('2014-10-21')))
  const { output } = await exported('static', join(folder, 'second'))
  const second = filesIn(join(folder, 'second'))
  expect(output).toMatch(
    new RegExp(`^${[...second.keys()].filter((path) => path.endsWith('index.html')).length} pages`),
  )
  expect([...second.keys()]).toEqual([...fixture.files.keys()])
  for (const [path, bytes] of second) expect(bytes.equals(fixture.files.get(path)!), path).toBe(true)
})

test('what stands there is left alone, unless it is an export and may give way', async () => {
  expect(await exported(join(folder, 'site'))).toMatchObject({
    result: { ok: false, problems: [{ message: expect.stringMatching(/has something in it/) }] },
  })
  const target = mkdtempSync(join(folder, 'own-'))
  writeFileSync(join(target, 'diary.txt'), 'mine')
  expect(await exported(target, '--yes')).toMatchObject({
    result: { ok: false, problems: [{ message: expect.stringMatching(/no export/) }] },
  })
  expect(readFileSync(join(target, 'diary.txt'), 'utf8')).toBe('mine')
})

test('a file that is not what was published stays behind, and the command says so', async () => {
  const { report } = fixture.archive
  writeFileSync(fileOf(report), 'other')
  const damaged = await exported('json', join(folder, 'json'), '--yes')
  const site = new Folder(join(folder, 'walked'))
  await walkSite({ folder: site, at: after, seeds: [`/files/${report}/report.pdf`], optional: [], each: () => {} })
  writeFileSync(fileOf(report), '%PDF true')
  expect(damaged.result).toEqual({
    ok: false,
    problems: [{ message: 'report.pdf, which “A report” uses, is not what was published.' }],
  })
  expect(filesIn(join(folder, 'json')).has(`files/${report}/1/report.pdf`)).toBe(false)
  expect(site).toMatchObject({
    files: 0,
    problems: [expect.stringMatching(/report\.pdf is not what was published\.$/)],
  })
})

test('arguments that make no sense are refused, a moment in the future among them', async () => {
  for (const args of [
    [],
    ['static'],
    ['a', 'b'],
    ['a', '--at', 'today'],
    ['a', '--at', '2999-01-01T00:00:00Z'],
    ['json'],
  ])
    await expect(exportedAs(args)).rejects.toThrow(/Name|--at/)
})

async function exportedAs(args: string[]) {
  const { exportArchive } = await import('../verbs')
  return exportArchive.run(args)
}
