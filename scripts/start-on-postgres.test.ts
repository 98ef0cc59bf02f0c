/** @module-tag thorough */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseAt, runAt } from '@/db/test-server'
import { freePort } from '@/e2e/support/server'
import { compile } from './compile.mjs'
import { makeCluster, noPostgres, postgresPrograms, serverUrl, startServer } from './postgres.mjs'
import { root } from './run.mjs'
import { temporaryFolder } from './temporary.mjs'

// The whole start, as `npm start` and the image run it, on databases that it cannot use.

const hasPostgres = postgresPrograms() !== undefined
let folder: string
let url: string
let stop: (() => Promise<unknown>) | undefined
beforeAll(async () => {
  if (!hasPostgres) return
  await compile()
  folder = mkdtempSync(join(temporaryFolder(), 'gazette-start-'))
  const postgres = join(folder, 'postgres')
  makeCluster(postgres)
  const rules = join(postgres, 'data/pg_hba.conf')
  writeFileSync(rules, `local all careful scram-sha-256\n${readFileSync(rules, 'utf8')}`)
  stop = await startServer(postgres)
  url = serverUrl(postgres)
})
afterAll(async () => {
  await stop?.()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

async function database(name: string, ...statements: string[]) {
  await runAt(url, `create database ${name} encoding 'UTF8' template template0`)
  const address = databaseAt(url, name)
  for (const statement of statements) await runAt(address, statement)
  return address
}

function settings(databaseUrl: string, port: number) {
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { recursive: true })
  return {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SECRET: Buffer.alloc(32, 7).toString('base64'),
    HOST: '127.0.0.1',
    PORT: String(port),
    DEMO: 'no',
  }
}

/** Returns the end of a start on a database, and whether its port ever accepted a connection. */
async function startOn(databaseUrl: string) {
  const port = await freePort()
  const env = settings(databaseUrl, port)
  const child = spawn(process.execPath, ['.compiled/server/start.js'], { cwd: root, env })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (output.stdout += chunk))
  child.stderr.on('data', (chunk) => (output.stderr += chunk))
  const closed = once(child, 'close')
  let answered = false
  while (child.exitCode === null && child.signalCode === null) {
    answered ||= await isOpen(port)
    await wait(50)
  }
  await closed
  const made = ['gazette.db', 'media', 'installation'].filter((name) => existsSync(join(env.DATA_DIR, name)))
  return { code: child.exitCode, stdout: output.stdout, lines: output.stderr.trimEnd().split('\n'), answered, made }
}

async function isOpen(port: number) {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

const withUser = (address: string, user: string, password: string) =>
  Object.assign(new URL(address), { username: user, password }).href

// PostgreSQL's code for a full disk.
const noRoom = `create function no_room_for_tables() returns event_trigger language plpgsql as
    $$ begin raise 'No space left on device' using errcode = 'disk_full'; end $$;
  create function no_room_for_rows() returns trigger language plpgsql as
    $$ begin raise 'No space left on device' using errcode = 'disk_full'; end $$`

const cases: [string, RegExp, () => string | Promise<string>][] = [
  [
    'a port that nobody listens on',
    /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\); check the address, and that it runs\.$/,
    () => 'postgres://gazette@127.0.0.1:1/archive',
  ],
  [
    'a database that is not there',
    /^DATABASE_URL: the server at localhost:5432 has no database “missing”; make one \(createdb -E UTF8 missing\)\.$/,
    () => databaseAt(url, 'missing'),
  ],
  [
    'a wrong password',
    /^DATABASE_URL: the server at localhost:5432 does not let careful in; check name and password\.$/,
    async () => {
      await runAt(url, `create role careful login password 'right'`)
      return withUser(databaseAt(url, 'postgres'), 'careful', 'wrong')
    },
  ],
  [
    'a database of something else',
    /^DATABASE_URL: the database has tables of something else; name an empty one\.$/,
    () => database('songs', 'create table songs (name text)'),
  ],
  [
    'a server whose disk is full, before there is an archive',
    /^Not done: the disk of PostgreSQL is full\. Make room there, then run it again\.$/,
    async () => {
      const address = await database('no_room', noRoom)
      await runAt(address, 'create event trigger full_disk on ddl_command_start execute function no_room_for_tables()')
      return address
    },
  ],
  [
    'a server that says that it is PostgreSQL 14',
    /^DATABASE_URL: this is PostgreSQL 14; version 15 or later is needed\.$/,
    () =>
      database(
        'older',
        'create schema older',
        `create function older.current_setting(name text) returns text language sql as
          $$ select case name when 'server_version_num' then '140011' else pg_catalog.current_setting(name) end $$`,
        'alter database older set search_path = older, pg_catalog, public',
      ),
  ],
]

for (const [place, sentence, address] of cases)
  test.skipIf(!hasPostgres)(
    `on ${place} a start ends with one sentence, and has let nobody in${hasPostgres ? '' : ` (${noPostgres})`}`,
    async () => {
      const lines = [expect.stringMatching(sentence)]
      expect(await startOn(await address())).toEqual({ code: 1, stdout: '', lines, answered: false, made: [] })
    },
  )

test.skipIf(!hasPostgres)(
  'an archive whose server has a full disk is prepared all the same, so that it is served',
  async () => {
    const address = await database('filled')
    const prepare = () =>
      spawnSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], {
        cwd: root,
        env: settings(address, 0),
        encoding: 'utf8',
      })
    expect(prepare()).toMatchObject({ status: 0, stderr: '' })
    await runAt(address, noRoom)
    const { rows } = await runAt(address, `select tablename as name from pg_tables where schemaname = 'public'`)
    for (const { name } of rows)
      await runAt(
        address,
        `create trigger no_room after insert or update on "${String(name)}"
      for each row execute function no_room_for_rows()`,
      )
    expect(prepare()).toMatchObject({ status: 0, stderr: '' })
  },
)
