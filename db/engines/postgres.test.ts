import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { inArray, sql } from 'drizzle-orm'
import type { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { env } from '../../lib/process/env'
import { refused } from '../../lib/result'
import { isDatabaseBusy } from '../../lib/files/storage-fault'
import { sharedNow } from '../clock'
import { canWrite, execute, inReadSnapshot, publicVersion, read, selectValues, write } from '../connection'
import { storageFault } from '../faults'
import { revisionLinks, settings } from '../schema'
import { testDatabase } from '../test-database'
import { connectTo } from '../test-server'

/** Another machine with a connection of its own. */
let other: Client

beforeEach(async () => {
  testDatabase()
  await publicVersion()
  other = await connectTo(env().databaseUrl!)
  other.on('error', () => {})
})
afterEach(() => other.end())

const put = (key: string) => write(async (tx) => void (await tx.insert(settings).values({ key, value: 1 })))
const keys = async () => (await read().select().from(settings)).map(({ key }) => key)
const writersLock = 'select pg_advisory_xact_lock(7236490)'

test('what another machine has committed is in the very next version that is asked for, while many ask', async () => {
  let asks = true
  const noise = Array.from({ length: 8 }, async () => {
    while (asks) await publicVersion()
  })
  const before = await publicVersion()
  let stale = 0
  for (let edit = 1; edit <= 200; edit++) {
    await other.query(`insert into settings (key, value) values ('key ${edit}', '1')`)
    for (const version of await Promise.all(Array.from({ length: 4 }, () => publicVersion())))
      if (version !== before + edit) stale++
  }
  asks = false
  await Promise.all(noise)
  expect(stale).toBe(0)
})

test('a write waits until another machine has written, and sees what that wrote', async () => {
  await other.query(`begin; ${writersLock}; insert into settings (key, value) values ('theirs', '1')`)
  const seen = write(async (tx) => (await tx.select().from(settings)).map(({ key }) => key))
  await wait(100)
  await other.query('commit')
  expect(await seen).toEqual(['theirs'])
})

test('a write that waits for ten seconds while another machine keeps the lock ends with an error that is known', async () => {
  await other.query(`begin; ${writersLock}`)
  await expect(put('late')).rejects.toSatisfy(isDatabaseBusy)
  await other.query('rollback')
  await put('next')
  expect(await keys()).toEqual(['next'])
})

test('an error that was caught inside write takes everything back, and is not taken for a success', async () => {
  await put('once')
  const caught = write(async (tx) => {
    await tx.insert(settings).values({ key: 'other', value: 1 })
    await execute(tx, sql`insert into settings (key, value) values ('once', '1')`).catch(() => {})
  })
  await expect(caught).rejects.toThrow('An error was caught inside write')
  expect(await keys()).toEqual(['once'])
  expect(await write(async () => refused('nothing'))).toMatchObject({ ok: false })
})

test('a connection that breaks in the middle of a write leaves nothing behind, and the next one works', async () => {
  const broken = write(async (tx) => {
    await tx.insert(settings).values({ key: 'half', value: 1 })
    const [[pid]] = (await selectValues<[number]>(tx, sql`select pg_backend_pid() as pid`)) as [[number]]
    await other.query('select pg_terminate_backend($1)', [pid])
    await wait(50)
    await tx.insert(settings).values({ key: 'rest', value: 1 })
  })
  await expect(broken).rejects.toThrow()
  await put('next')
  expect(await keys()).toEqual(['next'])
})

test('after a later version has changed the schema nothing is written any more, and everything is read', async () => {
  await put('before')
  await other.query('update __drizzle_migrations set created_at = created_at + 1e12')
  try {
    await expect(put('after')).rejects.toMatchObject({ code: 'GAZETTE_OUTDATED' })
    expect(storageFault()).toBe('outdated')
    // The question that the health of the installation asks.
    await expect(canWrite()).rejects.toMatchObject({ code: 'GAZETTE_OUTDATED' })
    expect(await keys()).toEqual(['before'])
  } finally {
    await other.query('update __drizzle_migrations set created_at = created_at - 1e12')
  }
  await put('again')
  expect(storageFault()).toBeUndefined()
  expect(await keys()).toEqual(['before', 'again'])
})

test('the character U+0000 is left out of what is written', async () => {
  await put('with\0nothing')
  expect(await keys()).toEqual(['withnothing'])
})

test('reading cannot write', async () => {
  await expect(selectValues(read(), sql`update public_version set n = 9 returning n`)).rejects.toThrow('read-only')
})

test('two who see one state at the same time each see their own', async () => {
  const states = await Promise.all(
    [1, 2].map((n) =>
      inReadSnapshot(async () => {
        const before = await keys()
        await put(`key ${n}`)
        return [before, await keys()]
      }),
    ),
  )
  for (const [before, after] of states) expect(after).toEqual(before)
  expect((await keys()).sort()).toEqual(['key 1', 'key 2'])
})

test('the clock is that of the database', async () => {
  await publicVersion()
  const { rows } = await other.query<{ now: number }>(
    `select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  )
  expect(Math.abs(sharedNow() - rows[0]!.now)).toBeLessThan(60_000)
})

test('rows of a query have all their values, also where two columns have one name', async () => {
  expect(await selectValues(read(), sql`select 1::bigint as n, 'a' as n, true as n`)).toEqual([[1, 'a', true]])
})

test('a link of any length that a text may have is kept and found', async () => {
  await other.query(`insert into entries (id, kind, language, translation_group, created_at) values (1, 'post', 'en', 'g', 0);
    insert into revisions (id, entry_id, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html, body_text)
      values (1, 1, 's', 0, 0, '', '', '', '{}', 1, '', '')`)
  // Made of letters that cannot be compressed.
  const href = `https://example.org/${randomBytes(5_900).toString('base64url')}`
  await write(async (tx) => void (await tx.insert(revisionLinks).values({ revisionId: 1, href })))
  expect(await read().$count(revisionLinks, inArray(revisionLinks.href, [href]))).toBe(1)
})
