import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { openDatabase, publicVersion, read, inReadSnapshot, write } from './connection'
import { refused } from '../lib/result'
import { settings, staff } from './schema'
import { testDatabase } from './test-database'

const put = (key: string) => write((tx) => Promise.resolve(tx.insert(settings).values({ key, value: 1 }).run()))

test('interleaved writes run one after the other and none is lost', async () => {
  testDatabase()
  await put('count')
  await Promise.all(
    Array.from({ length: 200 }, () =>
      write(async (tx) => {
        const [row] = await tx.select().from(settings).where(eq(settings.key, 'count'))
        await Promise.resolve()
        await tx
          .update(settings)
          .set({ value: (row!.value as number) + 1 })
          .where(eq(settings.key, 'count'))
      }),
    ),
  )
  const [row] = await read().select().from(settings)
  expect(row!.value).toBe(201)
})

test('a failing write leaves nothing behind and the next one works', async () => {
  testDatabase()
  await expect(
    write(async (tx) => {
      await tx.insert(settings).values({ key: 'half', value: 1 })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await put('whole')
  expect((await read().select().from(settings)).map((row) => row.key)).toEqual(['whole'])
})

test('a refusal leaves nothing behind', async () => {
  testDatabase()
  await write(async (tx) => {
    await tx.insert(settings).values({ key: 'half', value: 1 })
    return refused('no')
  })
  expect(await read().select().from(settings)).toEqual([])
})

test('write inside write is a mistake that is told', async () => {
  testDatabase()
  await expect(write(() => put('inner'))).rejects.toThrow('write inside write')
})

test('a write waits for another process without an error', async () => {
  const dir = testDatabase()
  const other = new Database(join(dir, 'gazette.db'))
  other.exec('begin immediate')
  setTimeout(() => other.exec('commit'), 300)
  await put('patient')
  expect(await read().select().from(settings)).toHaveLength(1)
  other.close()
})

test('reading where there is no database is an error, not an empty archive', () => {
  testDatabase()
  openDatabase('/nonexistent-data-directory')
  expect(() => read()).toThrow()
})

test('the public version moves with settings and not with staff', async () => {
  testDatabase()
  const before = publicVersion()
  await write(async (tx) => {
    await tx
      .insert(staff)
      .values({ name: 'A', email: 'a@example.org', role: 'editor', zone: 'Asia/Bangkok', createdAt: 0 })
  })
  expect(publicVersion()).toBe(before)
  await put('name')
  expect(publicVersion()).toBe(before + 1)
})

test('whoever sees one state sees nothing that is committed meanwhile, and all of it afterwards', async () => {
  testDatabase()
  await put('before')
  const keys = async () => (await read().select().from(settings)).map(({ key }) => key)
  const version = publicVersion()
  await inReadSnapshot(async () => {
    await put('meanwhile')
    expect([await keys(), publicVersion()]).toEqual([['before'], version])
  })
  expect(await keys()).toEqual(['before', 'meanwhile'])
  expect(publicVersion()).toBeGreaterThan(version)
  await expect(inReadSnapshot(() => Promise.reject(new Error('expected by this test')))).rejects.toThrow('expected')
  await put('after')
  expect(await keys()).toHaveLength(3)
})
