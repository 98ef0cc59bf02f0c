import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { audit } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { firstBrokenLink, record } from './audit'
import { someone } from './test-newsroom'

beforeEach(async () => {
  testDatabase()
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
