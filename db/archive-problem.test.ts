import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { archiveProblem, accessProblem } from './archive-problem'
import { closeDatabase } from './connection'
import { damageTables } from './test-damage'
import { testDatabase } from './test-database'
import { becomeLaterBuild } from './test-later-build'

let dataDir: string
let file: string
let beside: string
beforeEach(() => {
  dataDir = testDatabase()
  file = join(dataDir, 'gazette.db')
  beside = mkdtempSync(join(tmpdir(), 'gazette-place-'))
})
afterEach(() => {
  chmodSync(beside, 0o700)
  rmSync(beside, { recursive: true, force: true })
})

/** Does something as somebody who is not root, whom every right is given. */
function asAnybody<T>(work: () => T): T {
  if (process.geteuid!() !== 0) return work()
  process.seteuid!(65_534)
  try {
    return work()
  } finally {
    process.seteuid!(0)
  }
}

const change = (sql: string) => {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}

test('nothing stands in the way of an archive of this version, and looking leaves nothing behind', () => {
  closeDatabase()
  const before = readdirSync(dataDir)
  expect(archiveProblem(dataDir)).toBeUndefined()
  expect(readdirSync(dataDir).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(before)
})

test('where nothing is, that is said, and npm start makes one', () => {
  for (const path of [join(beside, 'none'), join(beside, 'none/of/these'), beside]) {
    const problem = archiveProblem(path)
    expect(problem).toEqual({ is: 'missing', message: expect.stringContaining(`no archive in ${path}`) })
    expect(problem!.message).toContain('npm start makes one')
  }
  expect(existsSync(join(beside, 'none'))).toBe(false)
})

test('an empty database is none yet', () => {
  writeFileSync(join(beside, 'gazette.db'), '')
  expect(archiveProblem(beside)?.is).toBe('missing')
  new Database(join(beside, 'gazette.db')).exec('vacuum').close()
  expect(archiveProblem(beside)?.is).toBe('missing')
})

test('a file in the place of the folder, or a folder in that of the database', () => {
  writeFileSync(join(beside, 'data'), '')
  expect(archiveProblem(join(beside, 'data'))).toEqual({ is: 'place', message: expect.stringContaining('is a file') })
  mkdirSync(join(beside, 'gazette.db'))
  expect(archiveProblem(beside)).toEqual({ is: 'place', message: expect.stringContaining('is a folder, not a file') })
})

test('a folder that may not be written to is said with the right that is missing', () => {
  const owner = process.geteuid!() === 0 ? 65_534 : process.geteuid!()
  chownSync(beside, owner, owner)
  chmodSync(beside, 0o500)
  expect(asAnybody(() => archiveProblem(beside))).toEqual({
    is: 'place',
    message: `${beside} may not be written to by its own user. Give it the right: chmod -R u+rwX ${beside}`,
  })
  expect(asAnybody(() => archiveProblem(join(beside, 'data')))).toEqual({
    is: 'place',
    message: expect.stringContaining(`${join(beside, 'data')} cannot be made: ${beside} may not be written to`),
  })
})

test.skipIf(process.geteuid!() !== 0)(
  'a folder, or one file in it, that belongs to another user is named with both (left out where the tests are not root’s: only root can give files away)',
  () => {
    expect(asAnybody(() => archiveProblem(dataDir))?.message).toContain(`${dataDir} belongs to user 0`)
    closeDatabase()
    chmodSync(dataDir, 0o777)
    chmodSync(file, 0o600)
    expect(asAnybody(() => archiveProblem(dataDir))).toEqual({
      is: 'place',
      message: `${file} belongs to user 0, and this runs as user 65534. Run it as user 0, or give it over: chown -R 65534 ${file}`,
    })
  },
)

test('a disk that may only be read is said as that, whoever owns what is on it', () => {
  expect(accessProblem(dataDir, Object.assign(new Error(), { code: 'EROFS' })).message).toContain(
    'Mount it for writing',
  )
})

test('a database that another program holds', () => {
  closeDatabase()
  const other = new Database(file)
  other.pragma('locking_mode = exclusive')
  other.exec('begin immediate; commit')
  expect(archiveProblem(dataDir)).toEqual({ is: 'locked', message: expect.stringContaining('held by another program') })
  other.close()
  expect(archiveProblem(dataDir)).toBeUndefined()
})

test('a file that is no database, and one whose beginning is damaged, lead to a backup', () => {
  closeDatabase()
  damageTables(dataDir, 'sqlite_schema')
  expect(archiveProblem(dataDir)).toEqual({
    is: 'damaged',
    message: expect.stringMatching(/no database.*restore PLACE/),
  })
  writeFileSync(file, 'A letter, and no database at all.')
  expect(archiveProblem(dataDir)?.is).toBe('damaged')
  truncateSync(file, 5)
  expect(archiveProblem(dataDir)?.is).toBe('damaged')
})

test('the database of another program is left alone', () => {
  const db = new Database(join(beside, 'gazette.db'))
  db.exec('create table songs (title text)')
  db.close()
  expect(archiveProblem(beside)).toEqual({ is: 'foreign', message: expect.stringContaining('another program') })
})

test('a database of a newer version names the copy from before, where there is one', () => {
  closeDatabase()
  change(`insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`)
  // The database says how many changes a build must know; without that number, no build may use it.
  expect(archiveProblem(dataDir)).toBeUndefined()
  for (const needed of [0, 999]) {
    change(`pragma user_version = ${needed}`)
    expect(archiveProblem(dataDir)).toMatchObject({ is: 'newer' })
  }
  expect(archiveProblem(dataDir)).toEqual({ is: 'newer', message: expect.stringMatching(/Start that version\.$/) })
  for (const day of ['2026-11-20', '2026-11-26']) mkdirSync(join(dataDir, `before-upgrade-${day}T01-02-03-004Z`))
  expect(archiveProblem(dataDir)!.message).toContain(
    join(dataDir, 'before-upgrade-2026-11-26T01-02-03-004Z/gazette.db'),
  )
})

test('a database of an earlier version is brought to this one by npm start', () => {
  closeDatabase()
  onTestFinished(becomeLaterBuild())
  expect(archiveProblem(dataDir)).toEqual({ is: 'older', message: expect.stringContaining('npm start brings it') })
})
