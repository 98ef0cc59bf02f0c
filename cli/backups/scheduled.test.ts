/** @module-tag thorough */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, backups } from '@/db/schema'
import { keptBackups, lastBackup, recordProof } from '@/domain/backups/backups'
import { ownBackups } from '@/domain/backups/own-backups'
import { isBackupDue } from '@/domain/backups/backups-due'
import { ownNotices } from '@/domain/notices/notices'
import { got } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { parseRetention } from '@/lib/time/retention'
import { removeOldBackups } from './scheduled'

import { asSet, inPlace, newsroom, place } from './test-schedule'

const day = 86_400_000
const hour = 3_600_000

/** Ten in the morning on the clocks of the site: neither its day nor the hour of the backup begins during a test. */
function standAtTen() {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.parse('2026-03-10T10:00+07:00'))
}

/** Makes backups as the schedule does, each the given number of nights ago. */
async function nightsAgo(...nights: number[]) {
  const now = Date.now()
  for (const ago of nights) {
    vi.setSystemTime(now - ago * day)
    got(await asSet())
  }
  vi.setSystemTime(now)
}

test('the schedule makes one, proves it, writes it down, and keeps as many as it is told to', async () => {
  await newsroom('2d')
  vi.useFakeTimers({ toFake: ['Date'] })
  await nightsAgo(3, 2, 1, 0)
  expect(inPlace()).toHaveLength(2)
  const rows = await read().select().from(backups).orderBy(backups.id)
  expect(rows.map(({ removedAt, provedAt, problem }) => [removedAt !== null, provedAt !== null, problem])).toEqual([
    [true, true, null],
    [true, true, null],
    [false, true, null],
    [false, true, null],
  ])
  const acts = await read().select({ verb: audit.verb }).from(audit).where(eq(audit.verb, 'removed a backup'))
  expect(acts).toHaveLength(2)
})

test('of one day the newest stays in the end, and until a day is over all of them', async () => {
  await newsroom('9d')
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.parse('2026-03-10T03:00:00Z'))
  await nightsAgo(0)
  vi.setSystemTime(Date.parse('2026-03-10T09:00:00Z'))
  await nightsAgo(0)
  expect(inPlace()).toHaveLength(2)
  vi.setSystemTime(Date.parse('2026-03-11T03:00:00Z'))
  await nightsAgo(0)
  expect(inPlace().map((name) => name.slice(0, 'gazette-2026-03-10T09'.length))).toEqual([
    'gazette-2026-03-10T09',
    'gazette-2026-03-11T03',
  ])
})

test('the last that was proved stays, however old; so does one that did not prove good, for a week', async () => {
  await newsroom('1d')
  vi.useFakeTimers({ toFake: ['Date'] })
  const keep = env().backups!.keep
  env().backups!.keep = parseRetention('9d')
  await nightsAgo(9, 8, 7, 3, 2, 1)
  env().backups!.keep = keep
  const [newest, second, third, ...older] = await keptBackups()
  const set = (id: number, changes: Partial<typeof newest>) =>
    write(async (tx) => void (await tx.update(backups).set(changes!).where(eq(backups.id, id))))
  // Nobody came to prove the newest; the second and one of long ago are damaged.
  await set(newest!.id, { provedAt: null })
  await set(second!.id, { problem: 'It is damaged.' })
  await set(older.at(-1)!.id, { problem: 'It is damaged.' })
  await removeOldBackups(Date.now())
  expect((await keptBackups()).map(({ id }) => id)).toEqual([newest!.id, second!.id, third!.id])
  expect(inPlace()).toHaveLength(3)
})

test('where none is good, none is removed', async () => {
  await newsroom('1d')
  vi.useFakeTimers({ toFake: ['Date'] })
  env().backups!.keep = parseRetention('9d')
  await nightsAgo(30, 20)
  env().backups!.keep = parseRetention('1d')
  await write(async (tx) => void (await tx.update(backups).set({ problem: 'It is damaged.' })))
  expect(await removeOldBackups(Date.now())).toEqual([])
  expect(inPlace()).toHaveLength(2)
})

test('what the schedule did not make, or somebody has changed, is never removed', async () => {
  await newsroom('9d')
  vi.useFakeTimers({ toFake: ['Date'] })
  await nightsAgo(5, 4, 0)
  env().backups!.keep = parseRetention('1d')
  const [changed] = inPlace()
  writeFileSync(join(place, 'kept', changed!, 'manifest.json'), '{}')
  mkdirSync(join(place, 'kept/gazette-2001-01-01T00-00-00-000Z'))
  mkdirSync(join(place, 'kept/photos'))
  // A backup of which the list says that it lies somewhere else.
  const row = { madeAt: 0, place: join(place, 'photos'), bytes: 1, files: 1, encrypted: false }
  mkdirSync(join(place, 'photos'))
  await write(async (tx) => void (await tx.insert(backups).values(row)))
  expect(await removeOldBackups(Date.now())).toHaveLength(1)
  expect(inPlace()).toHaveLength(4)
  expect(inPlace()).toContain(changed)
  expect(existsSync(join(place, 'photos'))).toBe(true)
})

test('a backup that cannot be made is written down in words, and admins are told once a day', async () => {
  const { admin } = await newsroom()
  standAtTen()
  writeFileSync(join(place, 'kept'), 'a file where the folder should be')
  expect((await asSet()).ok).toBe(false)
  expect((await asSet()).ok).toBe(false)
  expect((await lastBackup()).problem!.why).toMatch(/It failed: .*EEXIST/)
  expect((await lastBackup()).newest).toBeUndefined()
  expect((await ownNotices(admin)).items).toMatchObject([{ kind: 'backup' }])
})

test('the day’s is due from its hour in the site’s zone until one was made, an hour after one that failed, and after a night off', async () => {
  await newsroom()
  const two = Date.parse('2026-03-10T19:00:00Z') // two in the morning in Bangkok, the zone of the site
  const { folder } = env().backups!
  const due = (now: number) => isBackupDue(now, env().backups!)
  const note = (madeAt: number, files: number, place = join(folder, 'x')) =>
    write(async (tx) => {
      const problem = files ? null : 'The disk is full.'
      await tx.insert(backups).values({ madeAt, files, problem, place, bytes: files, encrypted: false })
    })
  expect(await due(two)).toBe(true)
  await note(two - hour, 5)
  expect(await due(two - 1)).toBe(false)
  expect(await due(two)).toBe(true)
  // A backup that somebody made for themselves elsewhere is not the day's.
  await note(two, 5, '/elsewhere/x')
  expect(await due(two)).toBe(true)
  await note(two + 1, 0)
  expect(await due(two + hour - 1)).toBe(false)
  expect(await due(two + hour + 1)).toBe(true)
  await note(two + hour + 2, 5)
  expect(await due(two + day - 1)).toBe(false)
  expect(await due(two + 3 * day + 5 * hour)).toBe(true)
})

test('one that was begun because it is due asks again, in case another process was quicker', async () => {
  await newsroom()
  standAtTen()
  got(await asSet(true))
  expect(got(await asSet(true))).toBeUndefined()
  expect(inPlace()).toHaveLength(1)
})

test('a file that a disk has damaged in one backup is copied anew, and not handed on to every later one', async () => {
  await newsroom('9d')
  vi.useFakeTimers({ toFake: ['Date'] })
  await nightsAgo(2)
  const [first] = inPlace()
  const media = readdirSync(join(place, 'kept', first!, 'media'), { recursive: true, withFileTypes: true })
  const file = media.find((entry) => entry.isFile())!
  writeFileSync(join(file.parentPath, file.name), 'no longer what it was')
  vi.setSystemTime(Date.now() - day)
  expect((await asSet()).ok).toBe(false)
  vi.setSystemTime(Date.now() + day)
  got(await asSet())
})

test('a backup that a clock has dated years ahead does not stand for those of all the days until then', async () => {
  await newsroom()
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(now + 900 * day)
  got(await asSet(true))
  vi.setSystemTime(now)
  expect(got(await asSet(true))).toBeDefined()
  expect(inPlace()).toHaveLength(2)
})

test('one that did not prove good is restored again when it is time, and nothing is made for it', async () => {
  await newsroom()
  vi.useFakeTimers({ toFake: ['Date'] })
  // Far from the hour of the next backup, whenever this runs.
  const begun = Date.parse('2026-03-10T03:00:00Z')
  vi.setSystemTime(begun)
  got(await asSet(true))
  const [name] = inPlace()
  const manifest = join(place, 'kept', name!, 'manifest.json')
  renameSync(manifest, `${manifest}.away`)
  const { id } = (await lastBackup()).newest!
  await recordProof(id, 'There is no room to restore it.', begun)
  vi.setSystemTime(begun + hour - 60_000)
  expect(got(await asSet(true))).toBeUndefined()
  vi.setSystemTime(begun + hour + 60_000)
  expect((await asSet(true)).ok).toBe(false)
  const { problem } = await lastBackup()
  expect(problem).toMatchObject({ what: 'proved', at: begun + hour + 60_000, why: expect.stringMatching(/manifest/) })
  renameSync(`${manifest}.away`, manifest)
  vi.setSystemTime(begun + 2 * hour)
  expect(got(await asSet(true))).toBeUndefined()
  vi.setSystemTime(begun + 3 * hour)
  expect(got(await asSet(true))).toMatchObject({ place: join(place, 'kept', name!) })
  expect(await lastBackup()).toMatchObject({ provedAt: begun + 3 * hour, problem: undefined })
  expect(inPlace()).toEqual([name])
})

test('without a schedule what somebody asks for goes into a folder of DATA_DIR and is proved; none is made by itself', async () => {
  const { dataDir } = await newsroom()
  env().backups = undefined
  const { place: made } = got(await asSet())!
  expect(dirname(made)).toBe(join(dataDir, 'backups'))
  expect(statSync(dirname(made)).mode & 0o077).toBe(0)
  expect(await lastBackup()).toMatchObject({
    newest: { place: made },
    problem: undefined,
    provedAt: expect.any(Number),
  })
  expect((await ownBackups()).map((backup) => backup.place)).toEqual([made])
  expect(await asSet(true)).toMatchObject({ ok: false })
  // A schedule that is set later takes care of it too.
  env().backups = { folder: join(place, 'kept'), hour: 2, keep: parseRetention('1d') }
  expect((await ownBackups()).map((backup) => backup.place)).toEqual([made])
})
