import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { firstBrokenLink, followChain, holdsLink, record } from './audit'
import { someone } from './test-newsroom'

const root = join(import.meta.dirname, '..')
let folder: string

beforeEach(async () => {
  folder = testDatabase()
  const editor = await someone()
  await write(async (tx) => {
    for (const n of [1, 2, 3]) await record(tx, editor, { verb: 'submitted', entryId: n }, n)
  })
})

test('a record that nobody touched is whole', async () => {
  expect(await firstBrokenLink()).toBeUndefined()
})

test('a changed row is found', async () => {
  await write(async (tx) => void (await tx.update(audit).set({ entryId: 9 }).where(eq(audit.id, 2))))
  expect(await firstBrokenLink()).toMatchObject({ id: 2 })
})

test('a row that was taken out is found', async () => {
  await write(async (tx) => void (await tx.delete(audit).where(eq(audit.id, 2))))
  expect(await firstBrokenLink()).toMatchObject({ id: 3 })
})

test('what is refused leaves nothing in the record', async () => {
  const editor = await someone()
  await write(async (tx) => {
    await record(tx, editor, { verb: 'submitted' }, 4)
    return { ok: false }
  })
  expect(await firstBrokenLink()).toBeUndefined()
})

test('two processes that write at once make one chain', async () => {
  const other = `
    import { openDatabase, write } from '@/db/connection'
    import { record } from '@/domain/audit'
    openDatabase(process.argv[1])
    for (let n = 0; n < 60; n++) await write((tx) => record(tx, { id: null }, { verb: 'from elsewhere' }, n))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', other, folder], { cwd: root })
  const ended = once(child, 'exit')
  let n = 0
  while (child.exitCode === null && n < 5_000) {
    await write(async (tx) => record(tx, { id: null }, { verb: 'from here' }, n++))
    await wait(1)
  }
  expect((await ended)[0]).toBe(0)
  const rows = await read().select({ verb: audit.verb }).from(audit).orderBy(audit.id)
  const turns = rows.filter((row, at) => at > 0 && row.verb !== rows[at - 1]!.verb).length
  expect(rows.filter((row) => row.verb === 'from elsewhere')).toHaveLength(60)
  expect(turns).toBeGreaterThan(2) // they did take turns
  expect(await followChain()).toMatchObject({ acts: 3 + 60 + n, broken: undefined })
})

test('a hash that was noted elsewhere shows whether the end was cut off', async () => {
  const { last } = await followChain()
  expect(await holdsLink(last)).toBe(true)
  await write(async (tx) => void (await tx.delete(audit).where(eq(audit.id, 3))))
  expect(await firstBrokenLink()).toBeUndefined()
  expect(await holdsLink(last)).toBe(false)
})
