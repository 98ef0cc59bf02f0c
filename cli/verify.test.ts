/** @module-tag thorough */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { audit, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { content, createEntry, got, post, someone } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { setDataDir } from '@/lib/process/env'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { backUp, proveBackup } from './backup'
import type { Manifest } from '@/domain/backups/manifest'
import { restore } from './restore'
import { verify } from './verify'

let dataDir: string
beforeEach(() => void (dataDir = testDatabase()))

/** Returns the output at the terminal: the problems, or that everything is well. */
async function verified(...args: string[]) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const result = await verify.run(args)
  const output = log.mock.calls.map(([line]) => String(line))
  log.mockRestore()
  return { wrong: result.ok ? [] : result.problems.map(({ message }) => message), said: output.join('\n') }
}

/** An archive with a publication, and two other uploads. */
async function archive() {
  const editor = await someone()
  const ids = [await uploaded({ name: 'guide.pdf' }), await uploaded(), await uploaded()] as const
  const whole = content({ title: 'A guide', files: [{ mediaId: ids[0], title: '', language: 'en' }] })
  const created = { kind: 'publication', language: 'en', session: 's', content: whole } as const
  return { editor, ids, entry: got(await createEntry(editor, created, 0)) }
}

function layOrphan() {
  const folder = join(dataDir, 'media/stranger')
  mkdirSync(folder)
  utimesSync(folder, 0, 0)
}

test('an archive that nobody touched is whole', async () => {
  await archive()
  expect(await verified()).toEqual({
    wrong: [],
    said: 'All is whole: 3 stored files, the database, and 1 entry of the site history. Every address that was public answers.',
  })
})

test('a changed byte, a deleted file and a stranger are named, with the name of the upload and where it is used', async () => {
  const { ids, entry } = await archive()
  writeFileSync(fileOf(ids[0]), '%PDF trua')
  rmSync(fileOf(ids[1]))
  layOrphan()
  const { wrong } = await verified()
  expect(wrong.toSorted()).toEqual(
    [
      `guide.pdf: ${ids[0]}/document.pdf is not what it was, or cannot be read. Used in “A guide” (text ${entry.entryId}).`,
      `report.pdf: ${ids[1]}/document.pdf is missing. No text uses it.`,
      'media/stranger belongs to no upload. Look at it, then move it away.',
    ].toSorted(),
  )
})

test('a sample reads the files that were checked longest ago, and goes on with the next', async () => {
  await archive()
  for (const n of [1, 2, 3]) {
    expect((await verified('--sample', '1')).said).toMatch(/1 stored file,/)
    expect((await read().select().from(storedFiles)).filter((row) => row.checkedAt !== null)).toHaveLength(n)
  }
  await expect(verified('--sample', 'few')).rejects.toThrow('needs a number')
  await expect(verified('--holds', 'a')).rejects.toThrow('go with history')
})

testOfSqlite('a row that names nothing and a record that was tampered with are named', async () => {
  const { ids } = await archive()
  const raw = new Database(join(dataDir, 'gazette.db'))
  raw.pragma('foreign_keys = off')
  raw.prepare('delete from media where id = ?').run(ids[0])
  raw.prepare("update audit set verb = 'something else' where id = 1").run()
  raw.close()
  const { wrong } = await verified()
  expect(wrong).toContainEqual(expect.stringMatching(/a row of revision_media names a row of media that is not there/))
  expect(wrong).toContainEqual(expect.stringMatching(/^Entry 1, of .* is not what was written then/))
})

test('uploads of which nothing is known yet are named', async () => {
  await uploaded({ isKnown: false })
  expect((await verified()).wrong).toEqual([expect.stringMatching(/^One upload has no checksums/)])
})

testOfSqlite(
  'a record that lacks the act that the newest backup has is named, here and when that backup is proved',
  async () => {
    const { editor } = await archive()
    const place = join(mkdtempSync(join(tmpdir(), 'gazette-verify-')), 'copy')
    const { record } = got(await backUp(place, { now: 0 }))
    expect(record).toEqual({ number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/), at: 0 })
    expect((await verified('history')).wrong).toEqual([])
    // Cut off the end, and gone on with: the chain itself is whole.
    const raw = new Database(join(dataDir, 'gazette.db'))
    raw.exec('delete from audit; delete from fingerprints; delete from sqlite_sequence')
    raw.close()
    rmSync(join(dataDir, 'record.json'))
    await post(editor, { title: 'Next' }, 5)
    const lacking = /^The backup .* has entry 1 \(1:[0-9a-f]{64}\), and the site history here has not, or has another/
    expect((await verified('history')).wrong).toEqual([expect.stringMatching(lacking)])
    const proof = await proveBackup(place, { now: 6 })
    expect(proof.ok ? [] : proof.problems.map(({ message }) => message)).toEqual([expect.stringMatching(lacking)])
    rmSync(place, { recursive: true })
  },
)

test('a backup whose record is not the one that its manifest names does not prove good', async () => {
  await archive()
  const place = join(mkdtempSync(join(tmpdir(), 'gazette-verify-')), 'copy')
  got(await backUp(place, { now: 0 }))
  const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as Manifest
  manifest.record!.number = 9
  writeFileSync(join(place, 'manifest.json'), JSON.stringify(manifest))
  expect(await proveBackup(place, { now: 6 })).toMatchObject({
    ok: false,
    problems: [{ message: 'The site history in it ends with entry 1, not with entry 9 as its manifest says.' }],
  })
  rmSync(place, { recursive: true })
})

startCompiled()

const run = (...args: string[]) => [process.execPath, commandLine(...args), { DATA_DIR: dataDir, DEMO: 'no' }] as const

test('the exit code is 0 for a whole archive and 1 for a damaged one', async () => {
  const { ids } = await archive()
  const [node, args, env] = run('verify')
  const exit = () => spawnSync(node, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  expect(exit()).toMatchObject({ status: 0, stderr: '' })
  writeFileSync(fileOf(ids[0]), 'other')
  expect(exit()).toMatchObject({ status: 1, stderr: expect.stringMatching(/guide\.pdf/) })
})

test('people go on working while everything is verified, and all of both is written', async () => {
  const { editor } = await archive()
  for (let n = 0; n < 250; n++) await uploaded()
  const [node, args, env] = run('verify')
  const child = spawn(node, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = once(child, 'exit')
  let posts = 0
  while (child.exitCode === null) {
    await post(editor, { title: `Post ${++posts}` })
    await new Promise((soon) => setTimeout(soon, 5))
  }
  expect((await ended)[0]).toBe(0)
  expect(await read().$count(storedFiles)).toBe(253)
  expect((await read().select().from(storedFiles)).every((row) => row.checkedAt !== null)).toBe(true)
  expect(await read().$count(audit)).toBe(1 + posts)
})

testOfSqlite('what was restored verifies', async () => {
  await archive()
  const place = mkdtempSync(join(tmpdir(), 'gazette-verify-'))
  got(await backUp(join(place, 'copy'), { now: 0 }))
  closeDatabase()
  setDataDir(join(place, 'elsewhere'))
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  got(await restore.run([join(place, 'copy')]))
  log.mockRestore()
  openDatabase(join(place, 'elsewhere'))
  expect((await verified()).wrong).toEqual([])
  rmSync(place, { recursive: true })
})
