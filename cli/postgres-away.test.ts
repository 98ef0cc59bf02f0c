import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, publicVersion } from '@/db/connection'
import { isLocked } from '@/db/locks/lock'
import { testDatabase } from '@/db/test-database'
import { connectTo, runAt } from '@/db/test-server'
import { oneAtATime } from '@/domain/backups/backing-up'
import { got, post, someone } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { done } from '@/lib/result'
import { backUp } from './backup'
import { runAsOnlyImport } from './imports/lines'
import { prepare } from './prepare'
import { runVerb } from './verbs'

// Commands while PostgreSQL is away, and commands that lose their lock.

let place: string
const at = (name: string) => join(place, name)
let url: string
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'gazette-away-'))
  testDatabase()
  await publicVersion()
  url = env().databaseUrl!
})
afterEach(() => {
  vi.restoreAllMocks()
  closeDatabase()
  Object.assign(env(), { databaseUrl: url, demo: true })
  rmSync(place, { recursive: true })
})

async function gazette(...args: string[]) {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  const exitCode = process.exitCode
  process.exitCode = 0
  try {
    await runVerb(args)
    return { code: process.exitCode as number, says: lines.join('\n') }
  } finally {
    process.exitCode = exitCode
    closeDatabase()
  }
}

test('what needs no database is done while it is away: a key, a backup that is opened or proved', async () => {
  await post(await someone('editor'), { title: 'Kept' })
  got(await backUp(at('backup.tar'), { now: 0 }))
  env().databaseUrl = 'postgres://gazette@127.0.0.1:1/away'
  expect(await gazette('backup', 'key', at('key'))).toMatchObject({ code: 0 })
  expect(await gazette('backup', 'open', at('backup.tar'), at('opened'))).toMatchObject({ code: 0 })
  expect(existsSync(at('opened/gazette.db'))).toBe(true)
  const proof = await gazette('backup', 'prove', at('backup.tar'))
  expect([proof.code, proof.says]).toEqual([0, expect.stringContaining('1 texts')])
  for (const verb of [['backup', at('another')], ['backup', 'prove'], ['verify'], ['check']])
    expect(await gazette(...verb)).toMatchObject({ code: 1, says: expect.stringContaining('no PostgreSQL answers') })
})

/** Watches the exit of this process, which continues in the test, and its last messages. */
function watchEnd() {
  const ended = Promise.withResolvers<number>()
  vi.spyOn(process, 'exit').mockImplementation(((code: number) => ended.resolve(code)) as never)
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation(((line: string) => said.push(line)) as never)
  return { code: ended.promise, said }
}

const breakLock = (name: string) =>
  runAt(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'gazette ${name}'`,
  )

test('a backup and an import that lose their lock end themselves and say so', async () => {
  for (const [name, run] of [
    ['backing-up', (work: () => Promise<ReturnType<typeof done<undefined>>>) => oneAtATime(work, 0)],
    ['importing', (work: () => Promise<ReturnType<typeof done<undefined>>>) => runAsOnlyImport(false, work)],
  ] as const) {
    const { code, said } = watchEnd()
    await run(async () => {
      await breakLock(name)
      expect([name, await code]).toEqual([name, 1])
      return done(undefined)
    })
    expect(said.join('')).toMatch(/^Not done: the connection to the database/)
    vi.restoreAllMocks()
  }
})

test('so does an instance that brings the database up to date', async () => {
  const writer = await connectTo(url)
  await writer.query('select pg_advisory_lock(7236490)')
  env().demo = false
  const { code } = watchEnd()
  const preparing = prepare.run([])
  while (!(await isLocked('preparing')));
  await breakLock('preparing')
  expect(await code).toBe(1)
  await writer.end()
  await preparing
})
