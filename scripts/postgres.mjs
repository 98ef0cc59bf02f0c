import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// A PostgreSQL server for tests: the server of TEST_DATABASE_URL, or a new one from this machine's programs. If there
// are several versions, TEST_POSTGRES_PROGRAMS names the folder.

export const noPostgres = 'skipped: no PostgreSQL on this machine (install it, or set TEST_DATABASE_URL)'

/** Undefined without a server; `start` returns its stop. @param {string} folder @param {string[]} [more] settings */
export function postgresForTests(folder, more) {
  const { TEST_DATABASE_URL: given } = process.env
  if (given) return { url: given, start: async () => () => {} }
  if (!postgresPrograms()) return undefined
  const start = async () => {
    makeCluster(folder)
    return startServer(folder, more)
  }
  return { url: serverUrl(folder), start }
}

export function serverUrl(folder) {
  return `postgres://gazette@localhost/postgres?host=${encodeURIComponent(folder)}`
}

export function postgresPrograms() {
  const { TEST_POSTGRES_PROGRAMS: named } = process.env
  if (named && !hasServer(named)) throw new Error(`TEST_POSTGRES_PROGRAMS: no postgres and initdb in ${named}.`)
  if (named) return named
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')]
  return folders.find(hasServer)
}

function hasServer(folder) {
  return existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb'))
}

// Tests do not need durability. Vacuum is off, so that unordered rows come in the order of writing.
const fastSettings = [
  'autovacuum=off',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
]

export function makeCluster(folder) {
  runProgram(folder, 'initdb', ['-U', 'gazette', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
}

/** Initialises a standby in a new folder that follows the server of `from` by the name `standby`. */
export function makeStandby(folder, from) {
  const source = `host=${from} user=gazette application_name=standby`
  runProgram(folder, 'pg_basebackup', ['-d', source, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'])
}

function runProgram(folder, program, args) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const all = ['-D', join(folder, 'data'), ...args]
  const made = spawnSync(join(postgresPrograms(), program), all, { encoding: 'utf8', ...ownerOf(folder) })
  if (made.status !== 0) throw new Error(`${program}: ${made.stderr || made.error}`)
}

/** Returns a function that stops the server. @param {string} folder @param {string[]} [more] other settings */
export async function startServer(folder, more = []) {
  const data = join(folder, 'data')
  const options = [...fastSettings, ...more].flatMap((setting) => ['-c', setting])
  // The shell ends the server when its standard input closes, also when this process is killed.
  const server = spawn(
    'sh',
    [
      '-c',
      '"$@" </dev/null >/dev/null 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server',
      'sh',
      join(postgresPrograms(), 'postgres'),
      '-D',
      data,
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      ...options,
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true, ...ownerOf(folder) },
  )
  server.unref()
  server.stdin.unref()
  for (let tries = 0; !isReady(data); tries++) {
    if (tries > 600) throw new Error('PostgreSQL did not start within a minute')
    await wait(100)
  }
  return () =>
    new Promise((stopped) => {
      server.ref()
      server.once('exit', stopped).stdin.end()
    })
}

/** The socket exists before the server accepts connections. */
function isReady(data) {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) && readFileSync(file, 'utf8').includes('ready')
}

/** PostgreSQL refuses to run as root: another user owns the folder. */
function ownerOf(folder) {
  if (process.getuid() !== 0) return {}
  const nobody = { uid: 65_534, gid: 65_534 }
  chownSync(folder, nobody.uid, nobody.gid)
  chmodSync(dirname(folder), 0o711)
  return nobody
}
