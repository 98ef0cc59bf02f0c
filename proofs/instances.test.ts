/** @module-tag thorough */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresSchema } from '@/db/known-schema'
import { runAt } from '@/db/test-server'
import { runsAsInstalled } from '@/e2e/support/places'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { root } from '@/scripts/run.mjs'
import { publishByClocks } from './instances/clocks'
import { countThroughKills } from './instances/counts'
import { hang } from './instances/hanging'
import { compareInstances } from './instances/hidden'
import { sharedInstallation, startCommonServer, postgresUnavailableReason } from './instances/installation'
import { killInstances } from './instances/killed'
import { killLeaders } from './instances/mails'
import { setAllClocks } from './instances/moments'
import { countStale } from './instances/stale'
import { upgradeWhileWriting } from './instances/upgraded'
import { writeInterleaved } from './instances/written'

// A short form of `npm run soak -- proofs instances`: several processes on one PostgreSQL, which these tests start.

startCompiled()

const reason = postgresUnavailableReason()
const testOfInstances = reason ? (title: string, _: () => unknown) => test.skip(`${title} (skipped: ${reason})`) : test

let endServer: (() => Promise<void>) | undefined
beforeAll(async () => {
  if (!reason) endServer = await startCommonServer()
})
afterAll(() => endServer?.())

testOfInstances('of 100 changes by two instances, each is in the next four answers of both', async () => {
  expect(await countStale(100, { each: 2 })).toMatchObject({ answers: 400, stale: 0 })
})

testOfInstances('an instance that remembers the version for a while is found by that', async () => {
  const { stale } = await countStale(10, { each: 2, options: { remembersVersion: 60_000 } })
  expect(stale).toBeGreaterThan(0)
})

testOfInstances('of 2,000 writes by two instances at the same time none is lost, and the record is whole', async () => {
  expect(await writeInterleaved(1_000)).toEqual({ written: 2_000, acts: 2_000, problems: [] })
})

testOfInstances(
  'what an instance acknowledged is there after it was killed, beside another that works on',
  async () => {
    expect(await killInstances(4)).toMatchObject({ kills: 4, problems: [] })
  },
)

testOfInstances(
  'where the leader is killed while it sends, no mail comes twice, and one that may be lost is known',
  async () => {
    expect(await killLeaders(2, { mailsEach: 6 })).toMatchObject({ mails: 18, problems: [] })
  },
)

testOfInstances(
  'an instance that hangs loses the turn to write and the lead, and writes nothing wrong when it goes on',
  async () => {
    expect(await hang()).toMatchObject({ problems: [] })
  },
)

testOfInstances(
  'a scheduled text is live on all instances at the same moment, though their clocks differ',
  async () => {
    expect(await publishByClocks([7_000, -5_000])).toMatchObject({ early: 0, late: 0 })
  },
)

testOfInstances(
  'what is hidden in an archive changes nothing at public addresses of either instance, one of which is killed',
  async () => {
    const { askedCount, problems } = await compareInstances({ kills: 1, every: 16 })
    expect(problems).toEqual([])
    expect(askedCount).toBeGreaterThan(120)
  },
)

testOfInstances(
  'whatever the clocks of two instances say, what is scheduled is on both from its moment by the clock of the database, and once',
  async () => {
    const { early, missed, double, restarts } = await setAllClocks(8, { killEvery: 5 })
    expect({ early, missed, double, restarts }).toEqual({ early: 0, missed: 0, double: 0, restarts: 1 })
  },
)

testOfInstances(
  'downloads and missed addresses of two instances are counted once, and a kill loses no older ones than may wait',
  async () => {
    expect(await countThroughKills(2)).toMatchObject({ kills: 2, problems: [] })
  },
)

testOfInstances('counting twice, counting nothing and the clock of the machine are found by that', async () => {
  expect((await countThroughKills(0, { fault: 'counted twice' })).problems).not.toEqual([])
  expect((await countThroughKills(0, { fault: 'never counted' })).problems).not.toEqual([])
  const { early, missed } = await setAllClocks(3, { fault: 'the clock of the machine' })
  expect(early + missed).toBeGreaterThan(0)
})

testOfInstances(
  'two builds write side by side while the schema is expanded; once it is contracted, the earlier one is refused',
  async () => {
    expect(await upgradeWhileWriting(40)).toMatchObject({ problems: [] })
  },
)

testOfInstances('each instance sees who has an entry open at the others', async () => {
  const installation = await sharedInstallation()
  const [one, other] = [await installation.start({ clockAhead: 60_000 }), await installation.start()]
  await one.call('admin')
  await one.call('post', { title: 'open' })
  expect(await one.call('open', 'window one')).toEqual([])
  expect(await other.call('open', 'window two')).toMatchObject([{ you: true, wroteAgo: expect.any(Number) }])
  await other.call('close', 'window two')
  expect(await one.call('open', 'window one')).toEqual([])
  await installation.remove()
})

testOfInstances('the leader tries to make the backup that somebody has asked for at another instance', async () => {
  const installation = await sharedInstallation()
  const settings = { BACKUP_DIR: `${installation.settings.DATA_DIR}-backups` }
  const [leader, other] = [await installation.start({ settings }), await installation.start({ settings })]
  await leader.call('admin')
  expect(await other.call('askForBackup')).toMatchObject({ ok: false })
  await leader.call('jobs')
  const requested = async () =>
    (await runAt(installation.databaseUrl, "select what from requests where what = 'backup'")).rows.length
  const asked = () => other.call<{ ok: boolean }>('askForBackup')
  while (!(await asked()).ok) await wait(50)
  expect(await requested()).toBe(1)
  while ((await requested()) > 0) await wait(50)
  await installation.remove()
})

testOfInstances('all instances say the same set-up link', async () => {
  const installation = await sharedInstallation()
  const instances = [await installation.start(), await installation.start()]
  const links = await Promise.all(instances.map((instance) => instance.call<string>('setupAddress')))
  expect(links[0]).toMatch(/\/setup\/[\w-]{43}$/)
  expect(links[1]).toBe(links[0])
  await installation.remove()
})

testOfInstances(
  'of three that prepare an empty database at once, one does it; another secret or folder is refused',
  async () => {
    const { settings, databaseUrl, remove } = await sharedInstallation({ isEmpty: true })
    const prepare = async (more: Record<string, string> = {}) => {
      const env = { ...runsAsInstalled(), DEMO: 'no', ...settings, ...more }
      const child = spawn(process.execPath, commandLine('prepare'), { cwd: root, env })
      let says = ''
      child.stderr.on('data', (piece) => (says += piece))
      await once(child, 'close')
      return { code: child.exitCode, says }
    }
    const done = { code: 0, says: '' }
    expect(await Promise.all([prepare(), prepare(), prepare()])).toEqual([done, done, done])
    expect((await runAt(databaseUrl, 'select name from installation order by name')).rows).toHaveLength(4)
    expect(await prepare({ SECRET: Buffer.alloc(32, 1).toString('base64') })).toMatchObject({
      code: 1,
      says: expect.stringMatching(/^SECRET: this is not the secret/),
    })
    expect(await prepare({ DATA_DIR: `${settings.DATA_DIR}-other` })).toMatchObject({
      code: 1,
      says: expect.stringMatching(/^DATA_DIR: .* is not the folder/),
    })
    // With a schema of an earlier version: a foreign instance does not change it.
    await runAt(databaseUrl, `update __drizzle_migrations set created_at = ${postgresSchema.firstVersion}`)
    expect(await prepare({ SECRET: Buffer.alloc(32, 1).toString('base64') })).toMatchObject({
      code: 1,
      says: expect.stringMatching(/^SECRET: this is not the secret/),
    })
    await remove()
  },
)
