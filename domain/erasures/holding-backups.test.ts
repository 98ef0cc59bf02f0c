/** @module-tag thorough */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, backups } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { env } from '@/lib/process/env'
import { parseRetention } from '@/lib/time/retention'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone } from '@/domain/testing/newsroom'
import { listErasures, oneErasure } from './erasure-lists'
import { confirmErasure, requestErasure } from './erasures'
import { removeBackups } from './holding-backups'

const day = 86_400_000
const made = Date.UTC(2026, 10, 1, 2)
const erasedAt = Date.UTC(2026, 10, 9, 9)
let dataDir: string
let folder: string
let admin: Actor

beforeEach(async () => {
  dataDir = testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'gazette-holding-'))
  Object.assign(env(), { backups: { folder, hour: 2, keep: parseRetention('7d 4w 12m') } })
  admin = await someone('admin')
})
afterEach(() => {
  Object.assign(env(), { backups: undefined })
  rmSync(folder, { recursive: true, force: true })
})

const nameOf = (at: number) => `gazette-${new Date(at).toISOString().replace(/[:.]/g, '-')}`

/** A backup as the schedule makes it, or one that somebody put elsewhere. */
async function backup(at: number, { place = join(folder, nameOf(at)), proved = true } = {}) {
  mkdirSync(place, { recursive: true })
  const manifest = { format: 2, madeAt: new Date(at).toISOString(), rows: {}, sums: {}, files: [] }
  writeFileSync(join(place, 'manifest.json'), JSON.stringify(manifest))
  const row = { madeAt: at, place, bytes: 1, files: 1, encrypted: false, provedAt: proved ? at : null }
  await write(async (tx) => void (await tx.insert(backups).values(row)))
  return place
}

async function erased(createdAt = made) {
  const second = await someone('editor')
  const { entryId } = await post(second, { title: 'Her own story' }, createdAt)
  const { id } = got(await requestErasure(second, { entryId, withTranslations: false, mediaIds: [] }, erasedAt - 1))
  got(await confirmErasure(admin, id, erasedAt))
  return id
}

const placesOf = async (id: number) => (await oneErasure(admin, id, erasedAt))!.backups.map(({ place }) => place)

test('backups between the making and the erasing hold it; those from before and after do not', async () => {
  await backup(made - day)
  const [second, third] = [await backup(made + day), await backup(made + 2 * day)]
  await backup(erasedAt + day)
  const id = await erased()
  expect(await placesOf(id)).toEqual([third, second])
  expect((await listErasures(admin, {}, erasedAt)).items[0]!.openBackups).toBe(2)
})

test('the day is said on which the schedule removes each; nothing removes what somebody put elsewhere', async () => {
  const first = await backup(Date.UTC(2026, 10, 7, 2))
  const elsewhere = await backup(Date.UTC(2026, 10, 8, 2), { place: join(folder, 'by-hand', 'copy') })
  const id = await erased()
  const holding = (await oneErasure(admin, id, erasedAt))!.backups
  expect(holding.map(({ place, goesBy, canRemove }) => [place, goesBy, canRemove])).toEqual([
    [elsewhere, null, false],
    // The newest of its week, as which it stays until four later weeks have one: the first of the fourth is made on Monday, 30 November.
    [first, Date.UTC(2026, 10, 29, 19), true],
  ])
  Object.assign(env(), { backups: undefined })
  expect((await oneErasure(admin, id, erasedAt))!.backups.map(({ canRemove }) => canRemove)).toEqual([false, false])
})

test('none is removed until a newer one was made and proved; then all that are ours go, and nothing else', async () => {
  const [older, held] = [await backup(made - day), await backup(made + day)]
  const elsewhere = await backup(made + day, { place: join(folder, 'copy-of-mine') })
  const recent = join(folder, 'recent', nameOf(made + 2 * day))
  const aside = join(dataDir, `before-${new Date(made + 3 * day).toISOString().replace(/[:.]/g, '-')}`)
  const strange = join(dataDir, 'before-the-flood')
  for (const place of [recent, aside, strange]) mkdirSync(place, { recursive: true })
  const id = await erased()
  const refusal = /No backup was made and proved since/
  expect(await removeBackups(admin, id, erasedAt + 1)).toMatchObject({
    problems: [{ message: expect.stringMatching(refusal) }],
  })
  const next = await backup(erasedAt + day, { proved: false })
  expect((await removeBackups(admin, id, erasedAt + day)).ok).toBe(false)
  await write(
    async (tx) =>
      void (await tx
        .update(backups)
        .set({ provedAt: erasedAt + day })
        .where(eq(backups.place, next))),
  )
  expect((await oneErasure(admin, id, erasedAt + day))!.isBackedUpSince).toBe(true)
  expect(got(await removeBackups(admin, id, erasedAt + day)).removed.sort()).toEqual([aside, held, recent].sort())
  for (const place of [held, recent, aside]) expect(existsSync(place), place).toBe(false)
  for (const place of [older, elsewhere, strange, next]) expect(existsSync(place), place).toBe(true)
  expect(await placesOf(id)).toEqual([elsewhere])
  const acts = await read().select().from(audit).where(eq(audit.verb, 'removed copies of what was erased'))
  expect(acts).toMatchObject([{ detail: { erasure: id, copies: 3 } }])
})

test('who looks after no backups removes none', async () => {
  const id = await erased()
  await expect(removeBackups(await someone('editor'), id, erasedAt)).rejects.toThrow('may not manageBackups')
})

test('a folder that is not the backup that was made there is not touched', async () => {
  const held = await backup(made + day)
  writeFileSync(
    join(held, 'manifest.json'),
    JSON.stringify({ format: 2, madeAt: new Date(made).toISOString(), rows: {}, sums: {}, files: [] }),
  )
  await backup(erasedAt + day)
  const id = await erased()
  expect((await oneErasure(admin, id, erasedAt))!.backups).toMatchObject([{ place: held, canRemove: false }])
  got(await removeBackups(admin, id, erasedAt + day))
  expect(existsSync(held)).toBe(true)
})
