/** @module-tag thorough */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAt } from '@/db/test-server'
import type { RunState } from '@/domain/imports/runs'
import { sharedInstallation, postgresUnavailableReason, type Installation } from './instances/installation'
import type { Instance } from './instances/instance'

// Long work and messages on one PostgreSQL: one instance begins, another observes, and continues after a kill.

const reason = postgresUnavailableReason()
const testOfInstances = reason ? (title: string, _: () => unknown) => test.skip(`${title} (skipped: ${reason})`) : test

let installation: Installation
/** The instance that each test kills, and the one that observes and continues. */
let other: Instance
beforeAll(async () => {
  if (reason) return
  installation = await sharedInstallation()
  other = await installation.start()
  await other.call('admin')
})
afterAll(() => installation?.remove())

const work = <T>(instance: Instance, name: string, argument?: unknown) =>
  instance.call<T>('longWork', { name, argument })
const countOf = async (query: string) => Number((await runAt(installation.databaseUrl, query)).rows[0]!.n)

testOfInstances(
  'a backup that one instance makes shows its progress at another, and is found there when it is done',
  async () => {
    const one = await installation.start()
    const watched = work<{ told: { done: number; of: number }[]; isProved: boolean; files: number }>(
      other,
      'watchBackup',
    )
    expect(await work(one, 'makeBackup')).toBe(true)
    const { told, isProved, files } = await watched
    expect(told.some(({ done, of }) => of > 0 && done <= of)).toBe(true)
    expect(isProved).toBe(true)
    expect(files).toBeGreaterThan(0)
    await one.kill()
  },
)

testOfInstances(
  'an import shows its progress at another instance, which goes on with it where the first is killed',
  async () => {
    const one = await installation.start()
    const texts = 120
    const id = await work<string>(one, 'receive', texts)
    const state = (later?: number) => work<RunState>(other, 'importState', { id, later })
    expect(await state()).toMatchObject({ is: 'running', what: 'import' })
    void work(one, 'importDelivery', id).catch(() => {})
    const brought = `select count(*)::int as n from entries where id in (select entry_id from imported)`
    while ((await countOf(brought)) < 10) await state()
    await one.kill()
    expect(await state()).toMatchObject({ is: 'running' })
    expect(await work(other, 'beginAgain', { id, later: 0 })).toBe(false)
    // Half a minute without a report.
    expect(await state(31_000)).toEqual({ is: 'stopped', what: 'import', problem: null })
    expect(await countOf(brought)).toBeLessThan(texts)
    expect(await work(other, 'beginAgain', { id, later: 31_000 })).toBe(true)
    expect(await work(other, 'importDelivery', id)).toMatchObject({ ok: true })
    expect(await state()).toEqual({ is: 'done', what: 'import' })
    expect(await countOf(brought)).toBe(texts)
    expect(await countOf(`select count(*)::int as n from entries`)).toBe(texts)
  },
)

testOfInstances(
  'an erasure that a killed instance has begun is seen at another as under way, and done there once',
  async () => {
    const one = await installation.start()
    await work(other, 'addEditors')
    const id = await work<number>(one, 'eraseUpTo', 'files')
    await one.reported('half erased')
    expect(await work(other, 'erasureState', id)).toBe('erasing')
    await one.kill()
    expect(await work(other, 'erasureState', id)).toBe('erasing')
    const third = await installation.start()
    await Promise.all([work(other, 'goOnErasing'), work(third, 'goOnErasing')])
    expect(await work(third, 'erasureState', id)).toBe('erased')
    expect(await countOf(`select count(*)::int as n from audit where verb = 'finished an erasure'`)).toBe(1)
    await third.kill()
  },
)

testOfInstances('an edition that a killed instance has not made is made by another, once', async () => {
  const one = await installation.start()
  await work(one, 'uploadDocument')
  const made = work(one, 'makeEditions').catch(() => {})
  await one.kill()
  await made
  await work(other, 'makeEditions')
  expect(await countOf('select count(*)::int as n from media_editions')).toBe(1)
  expect(await work(other, 'makeEditions')).toBe(0)
})

testOfInstances(
  'search engines are told again by another instance where the first was killed before it noted that they know; the mail of the record is not sent again',
  async () => {
    const one = await installation.start()
    await work(one, 'choosePings')
    await one.call('post', { title: 'news' })
    void work(one, 'sendPings', { neverAnswers: true }).catch(() => {})
    void work(one, 'sendRecord', { neverAnswers: true }).catch(() => {})
    await Promise.all([one.reported('ping'), one.reported('mail of the record')])
    await one.kill()
    expect(await work(other, 'sendPings', {})).toBe(1)
    expect(await work(other, 'sendPings', {})).toBe(0)
    expect(await work(other, 'sendRecord', {})).toBe(0)
  },
)
