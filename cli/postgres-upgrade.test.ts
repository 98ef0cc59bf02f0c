import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { closeDatabase, publicVersion } from '@/db/connection'
import { installationProblem } from '@/db/installation'
import { neededNote } from '@/db/known-schema'
import { testDatabase } from '@/db/test-database'
import { addition, becomeLaterBuild } from '@/db/test-later-build'
import { takeLock } from '@/db/locks/lock'
import { databaseAt, runAt } from '@/db/test-server'
import { env } from '@/lib/process/env'
import { upgrade } from './upgrade'

// Uses a separate database, whose schema becomes another version's.

let before: string
let dataDir: string
const name = () => `${inject('postgres').template}_check_${process.pid}`
beforeEach(async () => {
  dataDir = testDatabase()
  await publicVersion()
  closeDatabase()
  const { url, template } = inject('postgres')
  await runAt(url, `create database "${name()}" template "${template}"`)
  before = env().databaseUrl!
  env().databaseUrl = databaseAt(url, name())
})
afterEach(async () => {
  vi.restoreAllMocks()
  closeDatabase()
  env().databaseUrl = before
  await runAt(inject('postgres').url, `drop database "${name()}" with (force)`)
})

const run = (statement: string) => runAt(env().databaseUrl!, statement)
const notes = async () => (await run('select * from installation order by name')).rows

async function check() {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const noted = await notes()
  const result = await upgrade.run(['--check'])
  expect(await notes()).toEqual(noted)
  return {
    ok: result.ok,
    says: lines.concat(result.ok ? [] : result.problems.map(({ message }) => message)).join('\n'),
  }
}

test('one that is of this version has nothing to do, and whoever asks is noted nowhere', async () => {
  const { ok, says } = await check()
  expect([ok, says.includes('To be made:    nothing.')]).toEqual([true, true])
  expect(readdirSync(dataDir)).toEqual([])
})

test('one that lacks changes is told which, and what becomes of the instances of the version before', async () => {
  const contraction = { name: 'contraction', sql: 'drop index entries_added;', admits: addition.name }
  onTestFinished(becomeLaterBuild([addition, contraction]))
  const { ok, says } = await check()
  expect(ok).toBe(true)
  expect(says).toContain('2 changes of the schema: addition, contraction')
  expect(says).toMatch(/Meanwhile: +instances of the version from before refuse every request/)
  expect(says).toMatch(/Copy before: +none: there is nothing in it/)
  expect(says).toMatch(/By hand first: pg_dump/)
  expect(says).not.toContain(new URL(env().databaseUrl!).password || 'password')
})

test('an empty database is no problem', async () => {
  await run('drop schema public cascade; create schema public')
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await upgrade.run(['--check'])).toMatchObject({ ok: true })
  expect(lines.mock.calls.flat().join('\n')).toContain('npm start makes one')
})

test('another key of the record stands in the way while an instance runs, and is taken once none does', async () => {
  expect(await installationProblem()).toBeUndefined()
  env().recordKey = { text: 'herons by a river that has no name yet' }
  onTestFinished(() => void (env().recordKey = undefined))
  const leading = (await takeLock('leading', 0))!
  const says = expect.stringMatching(/^RECORD_KEY: the instances that run sign .* with another key/)
  expect([await installationProblem(), await check()]).toEqual([says, { ok: false, says }])
  await leading.release()
  expect(await installationProblem()).toBeUndefined()
  env().recordKey = undefined
  const leadingNow = (await takeLock('leading', 0))!
  expect(await installationProblem()).toEqual(says)
  await leadingNow.release()
})

test('another secret, another folder, a later version and tables of something else stand in the way', async () => {
  expect(await installationProblem()).toBeUndefined()
  const { secret } = env()
  env().secret = Buffer.alloc(32, 1).toString('base64')
  expect(await check()).toMatchObject({ ok: false, says: expect.stringMatching(/^SECRET: this is not the secret/) })
  env().secret = secret
  await run(`update installation set value = 'another' where name = 'folder'`)
  expect(await check()).toMatchObject({ ok: false, says: expect.stringMatching(/^DATA_DIR: .* is not the folder/) })
  await run(`delete from installation where name = 'folder'`)
  await run(`insert into __drizzle_migrations (hash, created_at) values ('later', 9e12);
    update installation set value = '999' where name = '${neededNote}'`)
  expect(await check()).toMatchObject({ ok: false, says: expect.stringContaining('may not go on beside it') })
  await run('drop table public_version cascade; drop table __drizzle_migrations')
  expect(await check()).toMatchObject({ ok: false, says: expect.stringContaining('tables of something else') })
})
