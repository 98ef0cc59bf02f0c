/** @module-tag thorough */
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { env } from '../../lib/process/env'
import { isDatabaseAway } from '../../lib/files/storage-fault'
import {
  closeDatabase,
  execute,
  isDatabaseAway as isAway,
  publicVersion,
  read,
  selectValues,
  versionAge,
  write,
} from '../connection'
import { settings } from '../schema'
import { testDatabase } from '../test-database'
import { TestProxy } from '../test-proxy'
import { runAt } from '../test-server'

let proxy: TestProxy
let url: string

beforeEach(async () => {
  testDatabase()
  await publicVersion()
  closeDatabase()
  url = env().databaseUrl!
  proxy = await TestProxy.before(url)
  env().databaseUrl = proxy.through(url)
  await publicVersion()
})
afterEach(async () => {
  closeDatabase()
  env().databaseUrl = url
  await proxy.end()
})

const put = (key: string) => write(async (tx) => void (await tx.insert(settings).values({ key, value: 1 })))
const keys = async () => (await read().select().from(settings)).map(({ key }) => key)
const isRefused = (answer: PromiseSettledResult<unknown>) =>
  answer.status === 'rejected' && isDatabaseAway(answer.reason)
const back = () => vi.waitFor(() => expect(isAway!()).toBe(false), 10_000)

test('while nobody answers, nothing is read or written; then all of it works again', async () => {
  await put('before')
  await proxy.goAway()
  await expect(publicVersion()).rejects.toSatisfy(isDatabaseAway)
  await expect(keys()).rejects.toSatisfy(isDatabaseAway)
  await expect(put('lost')).rejects.toSatisfy(isDatabaseAway)
  expect(isAway!()).toBe(true)
  await proxy.comeBack()
  await back()
  await put('after')
  expect((await keys()).sort()).toEqual(['after', 'before'])
})

test('a server that is gone without a word is found out in two seconds; everybody after them is told at once', async () => {
  await put('before')
  await keys()
  proxy.freeze()
  // More than there are connections.
  const waiting = [publicVersion(), put('lost'), ...Array.from({ length: 20 }, keys)]
  for (const answer of await Promise.allSettled(waiting)) expect(answer).toSatisfy(isRefused)
  // Half of the five seconds that the driver waits for an answer.
  expect(versionAge!()).toBeLessThan(2_500)
  const began = performance.now()
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, () => [publicVersion(), keys(), put('lost')]).flat(),
  )
  expect(answers.every(isRefused)).toBe(true)
  expect(performance.now() - began).toBeLessThan(4_000)
  proxy.thaw()
  await back()
  expect(await keys()).toEqual(['before'])
}, 30_000)

test('what waits for a server that is gone without a word is given up with it, and the next write is not behind it', async () => {
  await put('before')
  const written = Promise.withResolvers<void>()
  const hanging = write(async (tx) => {
    await tx.insert(settings).values({ key: 'half', value: 1 })
    proxy.freeze()
    written.resolve()
    await tx.insert(settings).values({ key: 'lost', value: 1 })
  })
  const ended = vi.fn()
  hanging.catch(ended)
  await written.promise
  await expect(publicVersion()).rejects.toSatisfy(isDatabaseAway)
  // A query by itself waits for a minute.
  await vi.waitFor(() => expect(ended).toHaveBeenCalled(), 20_000)
  await expect(hanging).rejects.toSatisfy(isDatabaseAway)
  // The proxy behaves as a replaced server: earlier queries get no answer and no refusal.
  proxy.leadTo(url)
  await back()
  await vi.waitFor(async () => put('after'), 20_000)
  expect((await keys()).sort()).toEqual(['after', 'before'])
}, 60_000)

test('connections that are ended one by one are replaced, and nobody is told that the database is away', async () => {
  const version = await publicVersion()
  await keys()
  await put('before')
  const endConnections = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'gazette'`
  expect((await runAt(url, endConnections)).rowCount).toBeGreaterThanOrEqual(3)
  expect(await publicVersion()).toBe(version + 1)
  expect(isAway!()).toBe(false)
  await vi.waitFor(async () => expect(await keys()).toEqual(['before']))
  await vi.waitFor(async () => put('after'))
})

test('a server that takes a connection and says nothing is waited for no longer; others go on', async () => {
  proxy.freezeNew()
  await expect(keys()).rejects.toSatisfy(isDatabaseAway)
  expect(isAway!()).toBe(false)
  await publicVersion()
  proxy.thaw()
  await vi.waitFor(async () => expect(await keys()).toEqual([]))
}, 9_000)

test('a query that the server ends after its time is refused as by one that is away, and the next is asked', async () => {
  const database = `alter database "${new URL(url).pathname.slice(1)}"`
  await runAt(url, `${database} set statement_timeout = '100ms'`)
  try {
    const slow = sql`select pg_sleep(5)`
    await expect(selectValues(read(), slow)).rejects.toSatisfy(isDatabaseAway)
    await expect(write(async (tx) => execute(tx, slow))).rejects.toSatisfy(isDatabaseAway)
    expect(isAway!()).toBe(false)
    await put('after')
    expect(await keys()).toEqual(['after'])
  } finally {
    await runAt(url, `${database} reset statement_timeout`)
  }
})
