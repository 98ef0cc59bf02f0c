/** @module-tag thorough */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { closeDatabase, openDatabase, read, write } from '@/db/connection'
import { entries, media, storedFiles } from '@/db/schema'
import { tableSums } from '@/db/table-sums'
import { testDatabase } from '@/db/test-database'
import { backupAt, lastBackup } from '@/domain/backups/backups'
import { ownNotices } from '@/domain/notices/notices'
import { got, post, someone } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { setDataDir } from '@/lib/process/env'
import { keyFrom, newKey } from '@/lib/sealed/seal'
import { restoreFrom } from '../restore'
import { backUp, openBackup, proveBackup } from '../backup'

let place: string
const at = (name: string) => join(place, name)
const key = got(keyFrom(newKey()))

async function newsroom() {
  const dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-forms-'))
  writeFileSync(join(dataDir, 'secret'), 'a secret', { mode: 0o600 })
  const admin = await someone('admin')
  await post(admin, { title: 'Kept' })
  // A name too long for a plain tar header, and a file longer than a sealed piece.
  const files = { 'document.pdf': `%PDF ${'x'.repeat(1_200_000)}`, [`${'long'.repeat(30)}.webp`]: 'small' }
  return { dataDir, admin, upload: await uploaded({ files }) }
}

afterEach(() => rmSync(place, { recursive: true, force: true }))

const sentences = (result: { ok: boolean; problems?: { message: string }[] }) =>
  result.ok ? '' : result.problems!.map(({ message }) => message).join(' ')

async function restoredFrom(file: string, typedKey?: typeof key) {
  closeDatabase()
  const elsewhere = at('elsewhere')
  setDataDir(elsewhere)
  got(await restoreFrom(file, { replace: false, key: typedKey, now: 0 }))
  openDatabase(elsewhere)
  return elsewhere
}

test('a backup that is one file is read by plain tar, and brings everything back', async () => {
  const { upload } = await newsroom()
  const original = readFileSync(fileOf(upload))
  got(await backUp(at('all.tar'), { now: 0 }))
  expect(statSync(at('all.tar')).mode & 0o777).toBe(0o600)
  expect(readdirSync(place)).toEqual(['all.tar'])
  mkdirSync(at('plain'))
  execFileSync('tar', ['xf', at('all.tar'), '-C', at('plain')])
  expect(readFileSync(at(`plain/gazette-backup/media/${upload}/document.pdf`)).equals(original)).toBe(true)
  const elsewhere = await restoredFrom(at('all.tar'))
  expect(await read().select().from(entries)).toHaveLength(1)
  expect(readFileSync(join(elsewhere, 'media', upload, 'document.pdf')).equals(original)).toBe(true)
  expect(readFileSync(join(elsewhere, 'secret'), 'utf8')).toBe('a secret')
})

test('what plain tar unpacked is restored too', async () => {
  await newsroom()
  got(await backUp(at('all.tar'), { now: 0 }))
  mkdirSync(at('plain'))
  execFileSync('tar', ['xf', at('all.tar'), '-C', at('plain')])
  await restoredFrom(at('plain/gazette-backup'))
  expect(await read().select().from(entries)).toHaveLength(1)
})

test('an encrypted one shows nothing, needs its key, and brings everything back with it', async () => {
  const { dataDir } = await newsroom()
  got(await backUp(at('all.tar.sealed'), { key, now: 0 }))
  const sealedFile = readFileSync(at('all.tar.sealed'))
  expect(['Kept', 'SQLite format', 'manifest', 'a secret'].filter((words) => sealedFile.includes(words))).toEqual([])
  expect((await lastBackup()).newest).toMatchObject({
    place: at('all.tar.sealed'),
    encrypted: true,
    bytes: sealedFile.length,
  })
  closeDatabase()
  const before = tableSums(join(dataDir, 'gazette.db'))
  const without = { replace: true, now: 0 }
  expect(sentences(await restoreFrom(at('all.tar.sealed'), without))).toMatch(/is encrypted. Give its key/)
  const other = got(keyFrom(newKey()))
  expect(sentences(await restoreFrom(at('all.tar.sealed'), { ...without, key: other }))).toMatch(/does not open it/)
  expect(tableSums(join(dataDir, 'gazette.db'))).toEqual(before)
  await restoredFrom(at('all.tar.sealed'), key)
  expect(await read().select().from(entries)).toHaveLength(1)
})

test.each(['all.tar', 'all.tar.sealed'])(
  '%s that was cut off or changed is refused, and nothing is left of it',
  async (name) => {
    const { dataDir } = await newsroom()
    got(await backUp(at(name), { key: name === 'all.tar' ? undefined : key, now: 0 }))
    const whole = readFileSync(at(name))
    closeDatabase()
    const before = [readdirSync(dataDir), tableSums(join(dataDir, 'gazette.db'))]
    const middle = Buffer.from(whole)
    middle[Math.floor(whole.length / 2)]! ^= 1
    const ends = [1, 2, 3, 4, 5, 6, 7].map((part) => Math.floor((whole.length * part) / 8))
    // Parts of the file, the file without its manifest, and one changed bit: each is reported, at least as incomplete.
    for (const [bytes, words] of [
      ...[...ends, whole.length - 9_000].map(
        (end) => [whole.subarray(0, end), /cut off|not a complete backup/] as const,
      ),
      [middle, /changed/] as const,
      [Buffer.from('nothing of the kind'), /cannot be opened/] as const,
    ]) {
      writeFileSync(at(name), bytes)
      expect(sentences(await restoreFrom(at(name), { replace: true, key, now: 0 }))).toMatch(words)
      expect(sentences(await openBackup(at(name), at('opened'), key))).toMatch(words)
      expect([readdirSync(dataDir), tableSums(join(dataDir, 'gazette.db'))]).toEqual(before)
      expect(readdirSync(place)).toEqual([name])
    }
  },
)

test('an archive with a name that leads somewhere else is refused', async () => {
  await newsroom()
  mkdirSync(at('evil/gazette-backup'), { recursive: true })
  writeFileSync(at('evil/outside'), 'outside')
  execFileSync('tar', ['cPf', at('evil.tar'), '-C', at('evil/gazette-backup'), '../outside'])
  closeDatabase()
  expect(sentences(await restoreFrom(at('evil.tar'), { replace: true, now: 0 }))).toMatch(
    /which no backup does|not a complete/,
  )
  execFileSync('tar', ['cPf', at('evil2.tar'), '-C', at('evil'), 'gazette-backup/../outside'])
  expect(sentences(await restoreFrom(at('evil2.tar'), { replace: true, now: 0 }))).toMatch(/which no backup does/)
})

test('whoever proves with another key is told so, and the backup is not blamed', async () => {
  const { admin } = await newsroom()
  got(await backUp(at('all.tar.sealed'), { key, now: 0 }))
  for (const [typedKey, words] of [
    [undefined, /is encrypted/],
    [got(keyFrom(newKey())), /does not open it/],
  ] as const)
    expect(sentences(await proveBackup(at('all.tar.sealed'), { key: typedKey, now: 1 }))).toMatch(words)
  expect((await backupAt(at('all.tar.sealed')))!.problem).toBeNull()
  expect((await ownNotices(admin)).items).toEqual([])
})

test('opened, it is a folder that verifies', async () => {
  const { upload } = await newsroom()
  got(await backUp(at('all.tar.sealed'), { key, now: 0 }))
  got(await openBackup(at('all.tar.sealed'), at('opened'), key))
  expect(existsSync(at(`opened/media/${upload}/document.pdf`))).toBe(true)
  expect(sentences(await openBackup(at('all.tar.sealed'), at('opened'), key))).toMatch(/has something in it/)
})

test('the next folder has the uploads of the one before under a second name, and neither reads nor copies them', async () => {
  const { upload } = await newsroom()
  const name = `media/${upload}/document.pdf`
  got(await backUp(at('one'), { now: 0 }))
  const more = await uploaded()
  got(await backUp(at('two'), { now: 1 }))
  const inode = (path: string) => statSync(at(path)).ino
  expect(inode(`two/${name}`)).toBe(inode(`one/${name}`))
  expect(inode('two/gazette.db')).not.toBe(inode('one/gazette.db'))
  expect(inode(`two/media/${more}/document.pdf`)).not.toBe(statSync(fileOf(more)).ino)
  rmSync(at('one'), { recursive: true })
  got(await proveBackup(at('two'), { now: 2 }))
})

test('a proof writes down when; damage since is found, told to admins, and not carried into the next', async () => {
  const { admin, upload } = await newsroom()
  got(await backUp(at('one'), { now: 0 }))
  const proved = (await backupAt(at('one')))!
  expect(proved).toMatchObject({ provedAt: expect.any(Number), problem: null })
  const file = at(`one/media/${upload}/document.pdf`)
  writeFileSync(file, readFileSync(file).fill(0, 100, 101))
  expect(sentences(await proveBackup(at('one'), { now: 1 }))).toMatch(/document\.pdf has been changed/)
  expect((await backupAt(at('one')))!.problem).toMatch(/document\.pdf has been changed/)
  expect((await ownNotices(admin)).items).toMatchObject([{ kind: 'backup', entryId: null }])
  expect(await lastBackup()).toMatchObject({
    provedAt: proved.provedAt,
    problem: { why: expect.stringMatching(/changed/) },
  })
  got(await backUp(at('two'), { now: 2 }))
  expect(readdirSync(place)).toEqual(['one', 'two'])
})

test('a proof finds a row that was changed behind checksums that were made to fit', async () => {
  const { upload } = await newsroom()
  got(await backUp(at('one'), { now: 0 }))
  const manifest = JSON.parse(readFileSync(at('one/manifest.json'), 'utf8'))
  manifest.sums.entries = manifest.sums.revisions
  writeFileSync(at('one/manifest.json'), JSON.stringify(manifest))
  expect(sentences(await proveBackup(at('one'), { now: 1 }))).toMatch(/rows of the table entries are not those/)
  expect(upload).toBeTruthy()
})

test('where there is no archive, a backup is proved all the same', async () => {
  await newsroom()
  got(await backUp(at('all.tar.sealed'), { key, now: 0 }))
  closeDatabase()
  setDataDir(at('nowhere'))
  expect(got(await proveBackup(at('all.tar.sealed'), { key, now: 0 })).rows.entries).toBe(1)
  expect(existsSync(at('nowhere'))).toBe(false)
  expect(sentences(await proveBackup(at('nothing'), { now: 0 }))).toMatch(/There is nothing at/)
})

test('an upload from before checksums were kept is copied each time', async () => {
  await newsroom()
  const old = await uploaded({ isKnown: false })
  await write(async (tx) => void (await tx.delete(storedFiles)))
  expect(await read().select().from(media)).toHaveLength(2)
  got(await backUp(at('one'), { now: 0 }))
  got(await backUp(at('two'), { now: 1 }))
  const inode = (path: string) => statSync(at(path)).ino
  expect(inode(`two/media/${old}/document.pdf`)).not.toBe(inode(`one/media/${old}/document.pdf`))
})
