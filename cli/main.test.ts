import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/db/connection'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { runVerb } from './verbs'

startCompiled()

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-cli-'))
  const settings = { DATA_DIR: join(folder, 'data'), SITE_URL: 'https://gazette.example', DEMO: 'no' }
  for (const [name, value] of Object.entries({ ...settings, NODE_ENV: 'production' })) vi.stubEnv(name, value)
})
afterEach(() => {
  vi.unstubAllEnvs()
  Reflect.deleteProperty(globalThis, Symbol.for('gazette.env'))
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a verb as a person would. */
function program(...args: string[]) {
  const run = spawnSync(process.execPath, commandLine(...args), { encoding: 'utf8' })
  return { status: run.status, output: run.stdout, errorOutput: run.stderr }
}

/** Runs a verb in this process, without settings and database of the verb before: to start a program takes seconds. */
async function gazette(...args: string[]) {
  closeDatabase()
  Reflect.deleteProperty(globalThis, Symbol.for('gazette.env'))
  const [output, errorOutput]: [string[], string[]] = [[], []]
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void output.push(`${line}\n`))
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void errorOutput.push(`${line}\n`))
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runVerb(args)
    return { status: process.exitCode as number, output: output.join(''), errorOutput: errorOutput.join('') }
  } finally {
    process.exitCode = before
    log.mockRestore()
    error.mockRestore()
    closeDatabase()
  }
}

test('help lists every verb and touches nothing', async () => {
  expect(program()).toMatchObject({ status: 0, errorOutput: '', output: (await gazette()).output })
  for (const args of [[], ['help'], ['--help'], ['help', 'staff'], ['backup', '--help']]) {
    expect(await gazette(...args)).toMatchObject({ status: 0, errorOutput: '' })
  }
  expect((await gazette('help')).output).toMatch(/staff[^]*backup[^]*restore[^]*verify[^]*demo[^]*prepare/)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('a wrong setting is a sentence, whatever is asked', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://gazette@localhost/archive')
  for (const verb of ['check', 'prepare', 'backup'])
    expect(await gazette(verb)).toEqual({
      status: 1,
      output: '',
      errorOutput:
        'SECRET: with DATABASE_URL it has to be set, to the same on every instance. Make one: openssl rand -base64 32\n',
    })
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('an unknown verb or option is a sentence and exit code 1', async () => {
  expect(program('publish')).toMatchObject({
    status: 1,
    output: '',
    errorOutput: expect.stringMatching(/There is no "publish"/),
  })
  expect(await gazette('backup', '--frob')).toMatchObject({
    status: 1,
    errorOutput: expect.stringMatching(/--frob[^]*backup DIR/),
  })
  expect((await gazette('backup', '--due')).errorOutput).toMatch(
    /BACKUP_DIR names no folder for backups, so none is due/,
  )
})

test('without a database every verb but prepare says so, and makes none', async () => {
  for (const args of [
    ['staff', 'list'],
    ['backup', join(folder, 'copy')],
    ['demo', 'remove'],
    ['verify', 'history'],
    ['verify'],
  ]) {
    expect(await gazette(...args)).toMatchObject({
      status: 1,
      errorOutput: expect.stringMatching(/There is no archive in/),
    })
  }
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('staff: an account with a link, a fresh link for it, the list', async () => {
  expect(await gazette('prepare')).toMatchObject({ status: 0, errorOutput: '' })
  expect((await gazette('staff', 'list')).output).toBe('Nobody has an account yet.\n')
  const link = /^https:\/\/gazette\.example\/setup\/[\w-]{43}$/m
  const first = await gazette('staff', 'add', '--email', 'Dara@example.org', '--name', 'Dara Sok', '--role', 'admin')
  expect(first).toMatchObject({ status: 0, output: expect.stringMatching(link) })
  const second = await gazette('staff', 'add', '--email', 'dara@example.org')
  expect(second.output).toMatch(link)
  expect(link.exec(second.output)![0]).not.toBe(link.exec(first.output)![0])
  expect((await gazette('staff', 'list')).output).toBe(
    'dara@example.org  ·  Dara Sok  ·  admin  ·  invited  ·  never seen\n',
  )
})

test('staff way-back: a link for somebody whom nobody else can help, which the record names', async () => {
  await gazette('prepare')
  await gazette('staff', 'add', '--email', 'dara@example.org', '--name', 'Dara Sok', '--role', 'admin')
  const back = await gazette('staff', 'way-back', '--email', ' DARA@example.org')
  expect(back.output).toMatch(/^Set-up link for Dara Sok \(admin\)\. It works once, for 30 minutes/)
  expect(back.output).toMatch(/^https:\/\/gazette\.example\/setup\/[\w-]{43}$/m)
  expect((await gazette('staff', 'way-back', '--email', 'eve@example.org')).errorOutput).toMatch(/has no account/)
  expect((await gazette('staff', 'way-back')).errorOutput).toMatch(/Say whose account/)
  const raw = new Database(join(folder, 'data/gazette.db'), { readonly: true })
  const acts = raw.prepare('SELECT verb, "by" FROM audit ORDER BY id').all()
  raw.close()
  expect(acts).toEqual([
    { verb: 'invited', by: null },
    { verb: 'made a way back', by: null },
  ])
})

test('staff way-back: every lost factor is removed', async () => {
  await gazette('prepare')
  await gazette('staff', 'add', '--email', 'dara@example.org', '--name', 'Dara Sok', '--role', 'admin')
  const raw = new Database(join(folder, 'data/gazette.db'))
  raw.exec(`insert into authenticator_apps (staff_id, sealed_secret, created_at, confirmed_at) values (1, 's', 1, 1)`)
  raw.exec(`insert into recovery_codes (staff_id, hash) values (1, 'h')`)
  const factors = () =>
    raw
      .prepare('select (select count(*) from authenticator_apps) + (select count(*) from recovery_codes)')
      .pluck()
      .get()
  expect(factors()).toBe(2)
  const { status } = await gazette('staff', 'way-back', '--email', 'Dara@example.org')
  expect(status).toBe(0)
  expect(factors()).toBe(0)
  expect(raw.prepare('select verb from audit order by id desc').pluck().get()).toBe('made a way back')
  raw.close()
})

test('staff add says what is missing or wrong', async () => {
  await gazette('prepare')
  const add = async (...args: string[]) => (await gazette('staff', 'add', ...args)).errorOutput
  expect(await add()).toMatch(/Say whose account/)
  expect(await add('--email', 'nope')).toMatch(/needs an email/)
  expect(await add('--email', 'a@example.org')).toMatch(/Give --name and --role/)
  expect(await add('--email', 'a@example.org', '--name', 'A', '--role', 'owner')).toMatch(
    /one of contributor, editor, admin/,
  )
})

test('verify history: a whole record is counted, one that was tampered with is exit code 1 and names the row', async () => {
  await gazette('prepare')
  for (const name of ['a', 'b', 'c'])
    await gazette('staff', 'add', '--email', `${name}@example.org`, '--name', name, '--role', 'editor')
  const whole = await gazette('verify', 'history')
  expect(whole).toMatchObject({ status: 0, output: expect.stringMatching(/Log intact: 3 entries\. /) })
  const noted = /[0-9a-f]{64}/.exec(whole.output)![0]
  const head = (await gazette('verify', '--head')).output.trim()
  expect(head).toBe(`3:${noted}`)
  expect((await gazette('verify', 'history', '--holds', noted)).status).toBe(0)

  const raw = new Database(join(folder, 'data/gazette.db'))
  expect((await gazette('verify', '--from', head)).status).toBe(0)
  expect((await gazette('verify', '--from', 'three')).errorOutput).toMatch(/--from takes what verify --head printed/)
  raw.exec(`delete from audit where id = 3; update sqlite_sequence set seq = 2 where name = 'audit';
    delete from fingerprints where act = 3; delete from staff where id = 3`)
  rmSync(join(folder, 'data/record.json'))
  expect(await gazette('verify', 'history')).toMatchObject({ status: 0 })
  expect(await gazette('verify', 'history', '--holds', noted)).toMatchObject({ status: 1, output: '' })
  expect((await gazette('verify', '--from', head)).errorOutput).toMatch(/^Entry 3 is not the one that was noted/m)
  raw.exec("update audit set verb = 'something else' where id = 2")
  raw.close()
  const broken = await gazette('verify', 'history')
  expect(broken).toMatchObject({
    status: 1,
    output: '',
    errorOutput: expect.stringMatching(/^Entry 2, of .* is not what was written then/m),
  })
})
