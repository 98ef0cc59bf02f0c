import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 120_000 }) // each run is a process of its own

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gazette-cli-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a verb as a person would, on data of its own. */
function gazette(...args: string[]) {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATA_DIR: join(folder, 'data'),
    SITE_URL: 'https://gazette.example',
    DEMO: 'no',
  }
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    encoding: 'utf8',
    env: env as NodeJS.ProcessEnv,
  })
  return { status: run.status, said: run.stdout, complained: run.stderr }
}

test('help lists every verb and touches nothing', () => {
  for (const args of [[], ['help'], ['--help'], ['help', 'staff'], ['backup', '--help']]) {
    expect(gazette(...args)).toMatchObject({ status: 0, complained: '' })
  }
  expect(gazette('help').said).toMatch(/staff[^]*backup[^]*restore[^]*verify[^]*demo[^]*prepare/)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('an unknown verb or option is a sentence and exit code 1', () => {
  expect(gazette('publish')).toMatchObject({
    status: 1,
    said: '',
    complained: expect.stringMatching(/There is no "publish"/),
  })
  expect(gazette('backup', '--frob')).toMatchObject({
    status: 1,
    complained: expect.stringMatching(/--frob[^]*backup DIR/),
  })
  expect(gazette('backup').complained).toMatch(/name a place: backup DIR/)
})

test('without a database every verb but prepare says so, and makes none', () => {
  for (const args of [
    ['staff', 'list'],
    ['backup', join(folder, 'copy')],
    ['demo', 'remove'],
    ['verify', 'history'],
    ['verify'],
  ]) {
    expect(gazette(...args)).toMatchObject({ status: 1, complained: expect.stringMatching(/There is no database in/) })
  }
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('staff: an account with a link, a fresh link for it, the list', () => {
  expect(gazette('prepare')).toMatchObject({ status: 0, complained: '' })
  expect(gazette('staff', 'list').said).toBe('Nobody has an account yet.\n')
  const link = /^https:\/\/gazette\.example\/setup\/[\w-]{43}$/m
  const first = gazette('staff', 'add', '--email', 'Dara@example.org', '--name', 'Dara Sok', '--role', 'admin')
  expect(first).toMatchObject({ status: 0, said: expect.stringMatching(link) })
  const second = gazette('staff', 'add', '--email', 'dara@example.org')
  expect(second.said).toMatch(link)
  expect(link.exec(second.said)![0]).not.toBe(link.exec(first.said)![0])
  expect(gazette('staff', 'list').said).toBe('dara@example.org  ·  Dara Sok  ·  admin  ·  invited  ·  never seen\n')
})

test('staff add says what is missing or wrong', () => {
  gazette('prepare')
  const add = (...args: string[]) => gazette('staff', 'add', ...args).complained
  expect(add()).toMatch(/Say whose account/)
  expect(add('--email', 'nope')).toMatch(/needs an email/)
  expect(add('--email', 'a@example.org')).toMatch(/Give --name and --role/)
  expect(add('--email', 'a@example.org', '--name', 'A', '--role', 'owner')).toMatch(/one of contributor, editor, admin/)
})

test('verify history: a whole record is counted, one that was tampered with is exit code 1 and names the row', () => {
  gazette('prepare')
  for (const name of ['a', 'b', 'c'])
    gazette('staff', 'add', '--email', `${name}@example.org`, '--name', name, '--role', 'editor')
  const whole = gazette('verify', 'history')
  expect(whole).toMatchObject({ status: 0, said: expect.stringMatching(/The record is whole: 3 acts, /) })
  const noted = /[0-9a-f]{64}/.exec(whole.said)![0]
  const head = gazette('verify', '--head').said.trim()
  expect(head).toBe(`3:${noted}`)
  expect(gazette('verify', 'history', '--holds', noted).status).toBe(0)

  const raw = new Database(join(folder, 'data/gazette.db'))
  expect(gazette('verify', '--from', head).status).toBe(0)
  expect(gazette('verify', '--from', 'three').complained).toMatch(/--from takes what verify --head printed/)
  raw.exec("delete from audit where id = 3; update sqlite_sequence set seq = 2 where name = 'audit'")
  rmSync(join(folder, 'data/record.json'))
  expect(gazette('verify', 'history')).toMatchObject({ status: 0 })
  expect(gazette('verify', 'history', '--holds', noted)).toMatchObject({ status: 1, said: '' })
  expect(gazette('verify', '--from', head).complained).toMatch(/^Act 3 is not the one that was noted/m)
  raw.exec("update audit set verb = 'something else' where id = 2")
  raw.close()
  const broken = gazette('verify', 'history')
  expect(broken).toMatchObject({
    status: 1,
    said: '',
    complained: expect.stringMatching(/^Act 2, of .* is not what was written then/m),
  })
})
