import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase, publicVersion, write } from '@/db/connection'
import { notices, publicVersion as versions, storedFiles } from '@/db/schema'
import { damageTables } from '@/db/test-damage'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { recordMade, recordProof } from '@/domain/backups/backups'
import { rememberReadError } from '@/domain/published/readable'
import { health } from './health'
import { muteMail } from '@/domain/notices/mail'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, post, someone, text } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'

const now = Date.UTC(2026, 10, 25, 9)
const minute = 60_000

test('an archive that can be read and written is well, and the disk has room', async () => {
  const dir = testDatabase()
  const facts = await health(now)
  expect(facts).toMatchObject({ ok: true, database: 'readable', notWritable: null })
  expect(facts.diskFreeBytes).toBeGreaterThan(0)
  expect(facts.diskBytes).toBeGreaterThan(facts.diskFreeBytes!)
  expect(facts.databaseBytes).toBeGreaterThanOrEqual(4_096)
  expect(readdirSync(dir).filter((name) => name.startsWith('.probe'))).toEqual([])
})

testOfSqlite('asking changes nothing that readers or other processes see', async () => {
  const other = new Database(join(testDatabase(), 'gazette.db'))
  const dataVersions = async () => [await publicVersion(), other.pragma('data_version', { simple: true })]
  const before = await dataVersions()
  await health(now)
  expect(await dataVersions()).toEqual(before)
  await write(async (tx) => tx.update(versions).set({ n: 99 }))
  expect(await dataVersions()).not.toEqual(before)
  other.close()
})

testOfSqlite('a missing database is said, not thrown', async () => {
  const dir = testDatabase()
  closeDatabase()
  rmSync(join(dir, 'gazette.db'))
  openDatabase(dir)
  expect(await health(now)).toMatchObject({ ok: false, database: 'not readable', backup: null, files: null })
})

/** An archive with two released posts and some drafts, of which tables are then damaged. */
async function damaged(...tables: string[]) {
  const dataDir = testDatabase()
  const editor = await someone()
  for (let n = 0; n < 30; n++) {
    const { entryId, revisionId } = await post(editor, { title: `Post ${n}`, slug: `post-${n}`, body: text('Words.') })
    if (n < 2) got(await release(editor, { entryId, revisionId, at: now - minute + n }, now - minute))
  }
  closeDatabase()
  damageTables(dataDir, ...tables)
  openDatabase(dataDir)
}

testOfSqlite('a damaged database is told with its cause: the newest text is read as a reader gets it', async () => {
  await damaged()
  expect(await health(now)).toMatchObject({ ok: true, databaseProblem: null })
  await damaged('revisions')
  expect(await health(now)).toMatchObject({
    ok: false,
    database: 'not readable',
    databaseProblem: 'SQLITE_CORRUPT',
    notWritable: 'not readable',
  })
})

testOfSqlite('damage that only the desk meets takes the site from nobody, and is told', async () => {
  await damaged('backups', 'audit')
  expect(await health(now)).toMatchObject({ ok: true, databaseProblem: 'SQLITE_CORRUPT', backup: null })
})

test('damage that a page met is told until the next start', async () => {
  const dataDir = testDatabase()
  rememberReadError(
    new Error('outer', { cause: Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT_VTAB' }) }),
  )
  expect(await health(now)).toMatchObject({ ok: true, databaseProblem: 'SQLITE_CORRUPT_VTAB' })
  closeDatabase()
  openDatabase(dataDir)
  expect(await health(now)).toMatchObject({ databaseProblem: null })
})

test('a disk that takes nothing is told with the system’s own code, while readers are served', async () => {
  const dir = testDatabase()
  await health(now)
  rmSync(dir, { recursive: true })
  expect(await health(now)).toMatchObject({ ok: true, notWritable: 'ENOENT' })
})

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be written to is told (left out for root, who may write anywhere)',
  async () => {
    const dir = testDatabase()
    chmodSync(dir, 0o500)
    expect(await health(now)).toMatchObject({ ok: true, notWritable: 'EACCES' })
    chmodSync(dir, 0o700)
  },
)

test('the last backup, its proof, and the last failure', async () => {
  testDatabase()
  const none = { failedAt: null, proofFailedAt: null, proofAgainAt: null, copiedUpTo: null }
  expect((await health(now)).backup).toEqual({ madeAt: null, bytes: null, provedAt: null, ...none })
  const backup = { madeAt: now - 60 * minute, place: '/backups/1', bytes: 5_000, files: 3, encrypted: false }
  const id = await recordMade(backup, now - 59 * minute)
  await recordProof(id, null, now - 30 * minute)
  const proved = { madeAt: now - 60 * minute, bytes: 5_000, provedAt: now - 30 * minute }
  expect((await health(now)).backup).toEqual({ ...proved, ...none })
  await recordProof(id, 'secret has been changed.', now - minute)
  expect((await health(now)).backup).toEqual({ ...proved, ...none, proofFailedAt: now - minute })
  expect(JSON.stringify(await health(now))).not.toContain('/backups')
})

test('mails that wait, without those that nobody wants, has read or will get any more', async () => {
  testDatabase()
  const [reader, muted] = [await someone(), await someone()]
  await muteMail(muted, ['submitted'], now)
  const notice = { kind: 'submitted' as const, createdAt: now - 20 * minute }
  await write(async (tx) => {
    await tx.insert(notices).values([
      { ...notice, staffId: reader.id!, about: '1' },
      { ...notice, staffId: reader.id!, about: '2', createdAt: now - 5 * minute },
      { ...notice, staffId: reader.id!, about: '3', mailedAt: now },
      { ...notice, staffId: reader.id!, about: '4', readAt: now },
      { ...notice, staffId: reader.id!, about: '5', createdAt: now - 4 * 86_400_000 },
      { ...notice, staffId: muted.id!, about: '6' },
    ])
  })
  expect((await health(now)).waiting).toMatchObject({ mails: 2, oldestMailAt: now - 20 * minute, pings: 0 })
})

test('stored files, damage among them, and what goes live within a day', async () => {
  testDatabase()
  const editor = await someone()
  await uploaded()
  await write(async (tx) => tx.update(storedFiles).set({ checkedAt: now - minute, problem: 'missing' }))
  await uploaded()
  expect((await health(now)).files).toEqual({
    stored: 2,
    damaged: 1,
    lastCheckAt: now - minute,
    oldestCheckAt: now - minute,
  })
  for (const [days, slug] of [
    [0.5, 'soon'],
    [2, 'later'],
  ] as const) {
    const whole = content({ title: slug, slug, body: text('Words.') })
    const entry = got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: whole }, now))
    const at = now + days * 86_400_000
    got(await release(editor, { entryId: entry.entryId, revisionId: entry.revisionId, at }, now))
  }
  expect((await health(now)).coming).toBe(1)
})
