import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { closeDatabase, openDatabase, read, write } from '@/db/connection'
import { entries, knownBrowsers, media, usesElsewhere } from '@/db/schema'
import { tableSums } from '@/db/table-sums'
import { testDatabase } from '@/db/test-database'
import { rememberBrowser } from '@/domain/staff/known-browsers'
import { findSession, openSession } from '@/domain/staff/sessions'
import { checkFiles, filesByAge } from '@/domain/care/fixity'
import { got, post, someone } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { setDataDir } from '@/lib/process/env'
import { sha256 } from '@/lib/keys/random'
import { backUp } from './backup'
import { filesUnder } from '@/domain/backups/manifest'
import { verifyBackup } from './backups/verify'
import { restoreFrom } from './restore'

let place: string

/** A newsroom with a post, a session and a document, and another folder for backups. */
async function newsroom() {
  const dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-backup-'))
  writeFileSync(join(dataDir, 'secret'), 'a secret', { mode: 0o600 })
  const who = await someone('editor')
  await post(who, { title: 'Kept' })
  await upload(dataDir, 'doc1', '%PDF the document')
  await rememberBrowser(who.id!, undefined, Date.now())
  const at = (place: string) => ({ device: place, network: place })
  const token = await openSession(who.id!, Date.now(), 'passkey', { place: at('here') })
  await findSession(token, Date.now(), { placeFor: () => at('elsewhere') })
  return { dataDir, token }
}

async function upload(dataDir: string, id: string, text: string) {
  mkdirSync(join(dataDir, 'media', id), { recursive: true })
  writeFileSync(join(dataDir, 'media', id, 'document.pdf'), text)
  const row = {
    id,
    lineage: id,
    name: 'a.pdf',
    type: 'application/pdf',
    bytes: text.length,
    sha256: sha256(text),
    uploadedAt: 0,
  } as const
  await write(async (tx) => void (await tx.insert(media).values(row)))
}

const backedUp = async (name = 'copy') => {
  const folder = join(place, name)
  got(await backUp(folder, { now: 0 }))
  return folder
}

const sentences = (result: { ok: boolean; problems?: { message: string }[] }) =>
  result.ok ? '' : result.problems!.map(({ message }) => message).join(' ')

afterEach(() => rmSync(place, { recursive: true, force: true }))

test('a backup holds the database, the uploads and the secret, for its owner alone', async () => {
  await newsroom()
  const folder = await backedUp()
  const files = await filesUnder(folder)
  expect(files).toEqual(['gazette.db', 'manifest.json', 'media/doc1/document.pdf', 'secret'])
  for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(readdirSync(place)).toEqual(['copy'])
})

test('restored elsewhere, everything is there again, except that everybody signs in anew', async () => {
  const { token } = await newsroom()
  const folder = await backedUp()
  closeDatabase()
  const elsewhere = join(place, 'elsewhere')
  setDataDir(elsewhere)
  got(await restoreFrom(folder, { replace: false, now: 0 }))
  openDatabase(elsewhere)
  expect(await read().select().from(entries)).toHaveLength(1)
  expect(readFileSync(join(elsewhere, 'media/doc1/document.pdf'), 'utf8')).toBe('%PDF the document')
  expect(readFileSync(join(elsewhere, 'secret'), 'utf8')).toBe('a secret')
  expect(await findSession(token, Date.now())).toBeUndefined()
  for (const table of [knownBrowsers, usesElsewhere]) expect(await read().select().from(table)).toEqual([])
})

test('a backup made while others write holds what was acknowledged before it began', async () => {
  await newsroom()
  const who = await someone('editor')
  let acknowledged = 0
  let going = true
  const writing = (async () => {
    while (going) {
      await post(who)
      acknowledged++
      await new Promise(setImmediate) // or nothing else would have its turn
    }
  })()
  while (acknowledged < 20) await new Promise((resolve) => setTimeout(resolve, 5))
  const before = acknowledged + 1 // the post of the newsroom
  const outcome = got(await backUp(join(place, 'busy'), { now: 0 }))
  going = false
  await writing
  expect(outcome.rows.entries).toBeGreaterThanOrEqual(before)
  expect(await verifyBackup(join(place, 'busy'))).toMatchObject({ ok: true })
})

const damages: Record<string, [(folder: string) => void, RegExp]> = {
  'an upload is changed': [
    (dir) => writeFileSync(join(dir, 'media/doc1/document.pdf'), 'other'),
    /document\.pdf has been changed/,
  ],
  'an upload is missing': [(dir) => rmSync(join(dir, 'media/doc1/document.pdf')), /document\.pdf is missing/],
  'a file is added': [(dir) => writeFileSync(join(dir, 'media/doc1/evil.html'), ''), /evil\.html does not belong/],
  'the database is cut short': [
    (dir) => writeFileSync(join(dir, 'gazette.db'), readFileSync(join(dir, 'gazette.db')).subarray(0, 9000)),
    /gazette\.db has been changed/,
  ],
  'the manifest is gone': [(dir) => rmSync(join(dir, 'manifest.json')), /not a complete backup/],
  'the manifest is cut short': [
    (dir) => writeFileSync(join(dir, 'manifest.json'), '{"format":1,'),
    /not a complete backup/,
  ],
}

test.each(Object.keys(damages))('where %s, the backup does not verify and nothing is restored', async (damage) => {
  const { dataDir } = await newsroom()
  const folder = await backedUp()
  const [spoil, sentence] = damages[damage]!
  spoil(folder)
  closeDatabase()
  const before = tableSums(join(dataDir, 'gazette.db'))
  expect(sentences(await restoreFrom(folder, { replace: true, now: 0 }))).toMatch(sentence)
  expect(tableSums(join(dataDir, 'gazette.db'))).toEqual(before)
  expect(readdirSync(dataDir).filter((name) => /^(arriving|before)-/.test(name))).toEqual([])
})

test('rows lost from a copy whose checksums were made to fit are found by opening it', async () => {
  await newsroom()
  const folder = await backedUp()
  const db = new Database(join(folder, 'gazette.db'))
  db.pragma('foreign_keys = off')
  db.exec('delete from entries; update media set sha256 = 0')
  db.close()
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.files.find(({ path }: { path: string }) => path === 'gazette.db').sha256 = sha256(
    readFileSync(join(folder, 'gazette.db')),
  )
  writeFileSync(file, JSON.stringify(manifest))
  const problems = sentences(await verifyBackup(folder))
  expect(problems).toMatch(/The table entries has 0 rows, not 1/)
  expect(problems).toMatch(/a row of revisions names a row of entries that is not there/)
  expect(problems).toMatch(/upload doc1 is not the one that was uploaded/)
})

test.each([
  ['a later version', '+ 1e12', /made by a later version of Gazette/],
  ['a build from before 0.1.0', '- 1e12', /made by a build of Gazette from before 0\.1\.0/],
])('a backup of %s is refused before anything is replaced', async (_, moved, sentence) => {
  const { dataDir } = await newsroom()
  const folder = await backedUp()
  const database = join(folder, 'gazette.db')
  const db = new Database(database)
  db.exec(`update __drizzle_migrations set created_at = created_at ${moved}`)
  db.close()
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.files.find(({ path }: { path: string }) => path === 'gazette.db').sha256 = sha256(readFileSync(database))
  writeFileSync(file, JSON.stringify({ ...manifest, sums: tableSums(database) }))
  closeDatabase()
  const before = readdirSync(dataDir)
  expect(sentences(await restoreFrom(folder, { replace: true, now: 0 }))).toMatch(sentence)
  expect(readdirSync(dataDir)).toEqual(before)
})

test('a database that lost an upload’s files is not backed up as if it were whole', async () => {
  const { dataDir } = await newsroom()
  rmSync(join(dataDir, 'media/doc1'), { recursive: true })
  expect(sentences(await backUp(join(place, 'copy'), { now: 0 }))).toMatch(/upload doc1 are missing/)
  expect(readdirSync(place)).toEqual([])
})

test('a stored file that is not what it was is not backed up as if it were; once that is known, a backup can be made', async () => {
  await newsroom()
  const id = await uploaded({ type: 'image/jpeg', files: { 'master.jpeg': 'master', '480.webp': 'small' } })
  writeFileSync(fileOf(id, '480.webp'), 'other')
  const refusal = sentences(await backUp(join(place, 'copy'), { now: 0 }))
  expect(refusal).toMatch(/480\.webp of upload \w+ is not the one that was kept/)
  expect(refusal).toMatch(/gazette -- verify/)
  await checkFiles(await filesByAge(), 1)
  expect(await backUp(join(place, 'copy'), { now: 0 })).toMatchObject({ ok: true })
})

test('a folder with something in it is neither backed up into nor restored over', async () => {
  const { dataDir } = await newsroom()
  const folder = await backedUp()
  expect(sentences(await backUp(folder, { now: 0 }))).toMatch(/has something in it/)
  closeDatabase()
  expect(sentences(await restoreFrom(folder, { replace: false, now: 0 }))).toMatch(/Add --yes/)
  expect(readdirSync(dataDir)).not.toContain('before-1970-01-01T00-00-00-000Z')
})

test('with --yes the old state is moved aside whole and can be brought back', async () => {
  const { dataDir } = await newsroom()
  const folder = await backedUp()
  const who = await someone('editor')
  await post(who, { title: 'Written after the backup' })
  await upload(dataDir, 'doc2', '%PDF later')
  closeDatabase()
  const { aside } = got(await restoreFrom(folder, { replace: true, now: 0 }))
  openDatabase(dataDir)
  expect(await read().select().from(entries)).toHaveLength(1)
  expect(existsSync(join(dataDir, 'media/doc2'))).toBe(false)
  closeDatabase()
  cpSync(aside!, join(place, 'old'), { recursive: true })
  openDatabase(join(place, 'old'))
  expect(await read().select().from(entries)).toHaveLength(2)
  expect(readFileSync(join(place, 'old/media/doc2/document.pdf'), 'utf8')).toBe('%PDF later')
})

test('nothing is restored under a server that runs', async () => {
  await newsroom()
  const folder = await backedUp()
  expect(read()).toBeDefined() // the connection of a running server
  expect(sentences(await restoreFrom(folder, { replace: true, now: 0 }))).toMatch(/Stop it first/)
  closeDatabase()
  expect(await restoreFrom(folder, { replace: true, now: 0 })).toMatchObject({ ok: true })
})
