import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { env } from '@/lib/process/env'
import { askForBackup, backingUp } from './backing-up'
import { lastBackup, listBackups, recordMade, recordFailure, recordProof, recordRemoval } from './backups'
import { backupCares, nextProof } from './backups-due'
import { health } from '@/domain/care/health'
import { listActs } from '@/domain/desk/history'
import { someone } from '@/domain/testing/newsroom'

const now = Date.UTC(2026, 2, 10)
const day = 86_400_000
const here = mkdtempSync(`${tmpdir()}/gazette-here-`)
const noteBackup = (madeAt: number, place = here) =>
  recordMade({ madeAt, place, bytes: 5, files: 2, encrypted: false }, madeAt)

afterEach(() => (env().backups = undefined))

test('of an archive that was never backed up nothing is said; then the last, the last proof, and what went wrong since', async () => {
  testDatabase()
  expect(await lastBackup()).toEqual({ newest: undefined, provedAt: undefined, problem: undefined })
  const first = await noteBackup(now - 2 * day)
  await recordProof(first, null, now - 2 * day + 60)
  const second = await noteBackup(now - day)
  expect(await lastBackup()).toMatchObject({ newest: { id: second }, provedAt: now - 2 * day + 60, problem: undefined })
  await recordFailure({ place: here, encrypted: false, why: 'The disk is full.', day: '2026-03-10' }, now)
  expect(await lastBackup()).toMatchObject({ newest: { id: second }, problem: { at: now, why: 'The disk is full.' } })
  await recordRemoval(second, now)
  expect(await lastBackup()).toMatchObject({ newest: { id: first } })
})

test('a proof that failed stands until the next that does not', async () => {
  testDatabase()
  const id = await noteBackup(now)
  await recordProof(id, null, now + 1)
  await recordProof(id, 'secret has been changed.', now + 2)
  const problem = { what: 'proved', at: now + 2, why: 'secret has been changed.' }
  expect(await lastBackup()).toMatchObject({ provedAt: now + 1, problem })
  await recordProof(id, null, now + 3)
  expect(await lastBackup()).toMatchObject({ provedAt: now + 3, problem: undefined })
})

test('a proof that failed, or was cut off, is tried again after an hour, then after as long as it has taken so far', async () => {
  testDatabase()
  const folder = mkdtempSync(`${tmpdir()}/gazette-set-`)
  const minute = 60_000
  const after = async () => ((await nextProof(folder))!.at - now) / minute
  expect(await nextProof(folder)).toBeUndefined()
  const place = mkdtempSync(`${folder}/x`)
  const id = await noteBackup(now, place)
  await noteBackup(now + minute) // which lies elsewhere, and is not the schedule's
  expect(await nextProof(folder)).toMatchObject({ backup: { id } })
  expect(await after()).toBe(60)
  const pauses = []
  for (let tried = 10; tried < 24 * 60; tried = await after()) {
    await recordProof(id, 'There is no room.', now + tried * minute)
    pauses.push((await after()) - tried)
  }
  expect(pauses).toEqual([60, 70, 140, 280, 560, 1120])
  env().backups = { folder, hour: 2, keep: { days: 1, weeks: 0, months: 0, years: 0 } }
  const proofAgainAt = now + 2240 * minute
  expect((await health(now)).backup).toMatchObject({ failedAt: null, proofFailedAt: null, proofAgainAt })
  rmSync(place, { recursive: true })
  expect(await nextProof(folder)).toBeUndefined()
  const again = await noteBackup(now + day, mkdtempSync(`${folder}/x`))
  await recordProof(again, null, now + day)
  expect(await nextProof(folder)).toBeUndefined()
})

test('admins see what is kept, whether it is still there, and what could not be made lately', async () => {
  testDatabase()
  const admin = await someone('admin')
  const why = { encrypted: false, why: 'The disk is full.', day: '2026-03-10' }
  await recordFailure({ place: here, ...why }, now - 31 * day)
  await recordFailure({ place: here, ...why }, now - 2 * day)
  await noteBackup(now - day)
  await noteBackup(now, '/nowhere/at/all')
  await recordRemoval(await noteBackup(now - 3 * day), now)
  const items = await listBackups(admin, now)
  expect(items.map(({ madeAt, wasMade, isThere }) => [madeAt, wasMade, isThere])).toEqual([
    [now, true, false],
    [now - day, true, true],
    [now - 2 * day, false, false],
  ])
})

test('nobody but an admin sees them or asks for one', async () => {
  testDatabase()
  for (const role of ['editor', 'contributor'] as const) {
    const who = await someone(role)
    await expect(listBackups(who, now)).rejects.toThrow(/may not manageBackups/)
    await expect(backingUp(who, now)).rejects.toThrow(/may not manageBackups/)
    await expect(askForBackup(who, now)).rejects.toThrow(/may not manageBackups/)
    expect(await backupCares(who, now)).toEqual([])
  }
})

test('asking where nothing makes backups is refused in words', async () => {
  // Test files share a process: another file's server may have registered for backups.
  Reflect.deleteProperty(globalThis, Symbol.for('gazette.backup-asked'))
  testDatabase()
  const admin = await someone('admin')
  expect(await askForBackup(admin, now)).toMatchObject({ problems: [{ message: expect.stringMatching(/npm start/) }] })
  expect((await listActs(admin, {})).items.map(({ verb }) => verb)).not.toContain('asked for a backup')
})

test('what went wrong needs care until it is right; so does that none was proved for three days though it is set', async () => {
  testDatabase()
  const admin = await someone('admin')
  expect(await backupCares(admin, now)).toEqual([])
  const id = await noteBackup(now)
  await recordProof(id, 'secret has been changed.', now + 2)
  expect(await backupCares(admin, now)).toMatchObject([{ why: 'secret has been changed.' }])
  await recordProof(id, null, now + 3)
  expect(await backupCares(admin, now + 9 * day)).toEqual([])
  env().backups = { folder: here, hour: 2, keep: { days: 1, weeks: 0, months: 0, years: 0 } }
  expect(await backupCares(admin, now + 3 * day)).toEqual([])
  expect(await backupCares(admin, now + 3 * day + 4)).toMatchObject([{ at: now + 3 }])
})
