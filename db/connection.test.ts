import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { attempt, inReadSnapshot, openDatabase, publicVersion, read, refuseUnless, write, type Tx } from './connection'
import { noteDamage, notedDamage, onDamage, storageFault } from './faults'
import { done, refused, type Result } from '../lib/result'
import { listen } from '../lib/process/test-log'
import { settings, staff } from './schema'
import { testDatabase } from './test-database'
import { testOfSqlite } from './test-sqlite'
import { fillDisk, fullDisk } from './test-full-disk'

const put = (key: string) => write(async (tx) => void (await tx.insert(settings).values({ key, value: 1 })))

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

test('whoever writes again and again lets others have a turn between two transactions', async () => {
  testDatabase()
  let hadTurn = false
  setImmediate(() => (hadTurn = true))
  for (const end = performance.now() + 100; performance.now() < end;)
    await write(async (tx) => tx.select().from(settings).where(eq(settings.key, 'x')))
  expect(hadTurn).toBe(true)
})

test('a refusal leaves nothing behind', async () => {
  testDatabase()
  await write(async (tx) => {
    await tx.insert(settings).values({ key: 'half', value: 1 })
    return refused('no')
  })
  expect(await read().select().from(settings)).toEqual([])
})

const keep = (tx: Tx, key: string) => tx.insert(settings).values({ key, value: 1 })
const keptKeys = async () => (await read().select().from(settings)).map(({ key }) => key)
const no: Result = refused('no')

test('a check that is refused, however deep inside, is the result of the write and leaves nothing behind', async () => {
  testDatabase()
  const keepIn = async (tx: Tx): Promise<Result<string>> => {
    await keep(tx, 'half')
    refuseUnless(no)
    return done('whole')
  }
  expect(await write(async (tx) => done(refuseUnless(await keepIn(tx))))).toBe(no)
  const refuse = async () => refuseUnless(no)
  expect(await write(async () => done(await Promise.all([refuse(), refuse()])))).toBe(no)
  expect(await keptKeys()).toEqual([])
  expect(await write(async (tx) => keep(tx, refuseUnless(done('next'))).then(() => done(1)))).toEqual(done(1))
  expect(await keptKeys()).toEqual(['next'])
})

test('a write that goes on after a part of it was refused keeps what it wrote', async () => {
  testDatabase()
  const result = await write(async (tx) => {
    await keep(tx, 'before')
    const part = await attempt(async () => refuseUnless(no) ?? done(1))
    await keep(tx, 'after')
    return { part }
  })
  expect(result).toEqual({ part: no })
  expect((await keptKeys()).toSorted()).toEqual(['after', 'before'])
  await expect(write(() => attempt(() => Promise.reject(new Error('broken'))))).rejects.toThrow('broken')
})

test('a refusal that is caught inside a write ends it with an error, and with nothing kept', async () => {
  testDatabase()
  const swallow = write(async (tx) => {
    await keep(tx, 'half')
    try {
      refuseUnless(no)
    } catch {
      // Nobody hears of it.
    }
  })
  await expect(swallow).rejects.toThrow('A refusal was caught inside write')
  expect(await keptKeys()).toEqual([])
})

test('a check that is refused outside a write is a mistake that is told, also after one', async () => {
  testDatabase()
  expect(await write(async () => done(refuseUnless(no)))).toBe(no)
  expect(() => refuseUnless(no)).toThrow('outside write')
  expect(refuseUnless(done(1))).toBe(1)
})

test('a full disk is known from the first change that it does not take to the first that it takes', async () => {
  testDatabase()
  const heard = listen()
  const makeRoom = await fillDisk('settings')
  expect(storageFault()).toBeUndefined()
  for (let n = 0; n < 2; n++) await expect(put('none')).rejects.toThrow()
  expect(storageFault()).toBe(fullDisk)
  await write(async () => refused('nothing is written'))
  expect(storageFault()).toBe(fullDisk)
  await makeRoom()
  await put('some')
  expect(storageFault()).toBeUndefined()
  expect(heard()).toMatchObject([{ level: 'error', fault: fullDisk }, { level: 'info' }])
})

test('what fails for another reason is no fault of the disk', async () => {
  testDatabase()
  await put('once')
  await expect(put('once')).rejects.toThrow()
  expect(storageFault()).toBeUndefined()
})

test('write inside write is a mistake that is told', async () => {
  testDatabase()
  await expect(write(() => put('inner'))).rejects.toThrow('write inside write')
})

testOfSqlite('a write waits for another process without an error', async () => {
  const dir = testDatabase()
  const other = new Database(join(dir, 'gazette.db'))
  other.exec('begin immediate')
  setTimeout(() => other.exec('commit'), 300)
  await put('patient')
  expect(await read().select().from(settings)).toHaveLength(1)
  other.close()
})

testOfSqlite('reading where there is no database is an error, not an empty archive', () => {
  testDatabase()
  openDatabase('/nonexistent-data-directory')
  expect(() => read()).toThrow()
})

test('the public version moves with settings and not with staff', async () => {
  testDatabase()
  const before = await publicVersion()
  await write(async (tx) => {
    await tx
      .insert(staff)
      .values({ name: 'A', email: 'a@example.org', role: 'editor', zone: 'Asia/Bangkok', createdAt: 0 })
  })
  expect(await publicVersion()).toBe(before)
  await put('name')
  expect(await publicVersion()).toBe(before + 1)
})

test('whoever sees one state sees nothing that is committed meanwhile, and all of it afterwards', async () => {
  testDatabase()
  await put('before')
  const keys = async () => (await read().select().from(settings).orderBy(settings.key)).map(({ key }) => key)
  const version = await publicVersion()
  await inReadSnapshot(async () => {
    await put('meanwhile')
    expect([await keys(), await publicVersion()]).toEqual([['before'], version])
  })
  expect(await keys()).toEqual(['before', 'meanwhile'])
  expect(await publicVersion()).toBeGreaterThan(version)
  await expect(inReadSnapshot(() => Promise.reject(new Error('expected by this test')))).rejects.toThrow('expected')
  await put('after')
  expect(await keys()).toHaveLength(3)
})

test('the first damage that a process meets is told to whoever listens, and no other fault', () => {
  testDatabase()
  const told: string[] = []
  onDamage((code) => told.push(code))
  noteDamage({ code: 'SQLITE_FULL' })
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX']) noteDamage({ code })
  expect([told, notedDamage()]).toEqual([['SQLITE_CORRUPT'], 'SQLITE_CORRUPT'])
  onDamage((code) => told.push(`late ${code}`))
  expect(told).toEqual(['SQLITE_CORRUPT', 'late SQLITE_CORRUPT'])
})
