import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { randomId } from '../lib/keys/random'
import { errorCode, storageFaultOf } from '../lib/files/storage-fault'
import { isOutdatedInSqlite } from './engines/outdated'
import { beforeFirstVersion, isBeforeFirstVersion, sqliteSchema } from './known-schema'

/** `message`: what is wrong and what to do. */
export type ArchiveProblem = {
  is: 'missing' | 'place' | 'locked' | 'foreign' | 'damaged' | 'newer' | 'older'
  message: string
}

/** Returns the first problem to fix; changes nothing. */
export function archiveProblem(dataDir: string): ArchiveProblem | undefined {
  const file = join(dataDir, 'gazette.db')
  return placeProblem(dataDir) ?? arrivalProblem(dataDir) ?? formatProblem(file) ?? contentProblem(file)
}

export function placeProblem(dataDir: string): ArchiveProblem | undefined {
  return folderProblem(dataDir) ?? filesProblem(dataDir)
}

function folderProblem(dataDir: string): ArchiveProblem | undefined {
  try {
    if (!statSync(dataDir).isDirectory())
      return {
        is: 'place',
        message: `DATA_DIR names ${dataDir}, which is a file. Name a folder, or a path where nothing is yet.`,
      }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return accessProblem(dataDir, error)
    return (
      parentProblem(dataDir) ?? {
        is: 'missing',
        message: `There is no archive in ${dataDir}: nothing is there. ${makeArchiveAdvice}`,
      }
    )
  }
  return writeProblem(dataDir)
}

/** Asked only with SQLite: an archive that is still on PostgreSQL is whole there, and the move can continue. */
function arrivalProblem(dataDir: string): ArchiveProblem | undefined {
  if (!existsSync(join(dataDir, arrivingMove))) return undefined
  return placeProblemOf(
    `What is moved into ${dataDir} has not all arrived. Run the same npm run gazette -- move to sqlite again until it says that it has, or take ${join(dataDir, arrivingMove)} away to give it up.`,
  )
}

/** Name of the folder with an archive that is still being moved into this data directory. */
export const arrivingMove = 'arriving-move'

const makeArchiveAdvice = 'npm start makes one; DATA_DIR names another place.'

function parentProblem(dataDir: string): ArchiveProblem | undefined {
  const parent = dirname(dataDir)
  if (!existsSync(parent)) return parent === dataDir ? undefined : parentProblem(parent)
  return writeProblem(parent, `${dataDir} cannot be made: `)
}

function writeProblem(folder: string, before = ''): ArchiveProblem | undefined {
  const file = join(folder, `.probe-${randomId()}`)
  try {
    closeSync(openSync(file, 'wx', 0o600))
    rmSync(file)
    return undefined
  } catch (error) {
    // With a full disk readers can still be served.
    if (storageFaultOf(error) === 'full') return undefined
    const problem = accessProblem(folder, error)
    return { ...problem, message: before + problem.message }
  }
}

/** Checks each file: a command run by another user may have left some files to that user. */
function filesProblem(dataDir: string): ArchiveProblem | undefined {
  for (const name of ['gazette.db', 'gazette.db-wal', 'gazette.db-shm', 'secret', 'media']) {
    const path = join(dataDir, name)
    const facts = statSync(path, { throwIfNoEntry: false })
    if (!facts) continue
    if (facts.isDirectory() !== (name === 'media'))
      return {
        is: 'place',
        message: `${path} is a ${name === 'media' ? 'file, not a folder' : 'folder, not a file'}. Move it away.`,
      }
    try {
      if (name === 'media') readdirSync(path)
      else closeSync(openSync(path, 'r+'))
    } catch (error) {
      return accessProblem(path, error)
    }
  }
  return undefined
}

export function accessProblem(path: string, error: unknown): ArchiveProblem {
  const code = errorCode(error) ?? 'unknown'
  if (code === 'EROFS')
    return placeProblemOf(
      `${path} is on a disk that may only be read. Mount it for writing (see the log of the system if that changed by itself), or name another place with DATA_DIR.`,
    )
  if (code !== 'EACCES' && code !== 'EPERM')
    return placeProblemOf(
      `${path} cannot be used: the system says ${code}. See the log of the system, or name another place with DATA_DIR.`,
    )
  const owner = statSync(path, { throwIfNoEntry: false })?.uid
  const user = process.geteuid?.()
  if (owner === undefined || owner === user)
    return placeProblemOf(`${path} may not be written to by its own user. Give it the right: chmod -R u+rwX ${path}`)
  return placeProblemOf(
    `${path} belongs to user ${owner}, and this runs as user ${user}. Run it as user ${owner}, or give it over: chown -R ${user} ${path}`,
  )
}

function placeProblemOf(sentence: string): ArchiveProblem {
  return { is: 'place', message: sentence }
}

/** sqlite.org/fileformat.html */
const sqliteHeader = 'SQLite format 3\0'

function formatProblem(file: string): ArchiveProblem | undefined {
  const facts = statSync(file, { throwIfNoEntry: false })
  if (!facts || facts.size === 0)
    return { is: 'missing', message: `There is no archive in ${dirname(file)}. ${makeArchiveAdvice}` }
  const first = Buffer.alloc(sqliteHeader.length)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, first)
  closeSync(descriptor)
  return first.toString('latin1') === sqliteHeader
    ? undefined
    : { is: 'damaged', message: `${file} is no database, or its beginning is damaged. ${restoreAdvice}` }
}

const restoreAdvice =
  'If an archive was here, bring its newest backup back: npm run gazette -- restore PLACE --yes moves this aside. npm run gazette -- verify names the backup.'

function contentProblem(file: string): ArchiveProblem | undefined {
  try {
    return schemaProblem(file)
  } catch (error) {
    const code = errorCode(error)
    if (code?.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
      return {
        is: 'locked',
        message: `${file} is held by another program, such as a tool for SQLite or a copy that is being made. End that program, then try again.`,
      }
    if (storageFaultOf(error) === 'damaged') return { is: 'damaged', message: `${file} is damaged. ${restoreAdvice}` }
    return accessProblem(file, error)
  }
}

function schemaProblem(file: string): ArchiveProblem | undefined {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 })
  try {
    const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
    if (tables.length === 0)
      return { is: 'missing', message: `There is no archive in ${dirname(file)}. ${makeArchiveAdvice}` }
    if (!tables.includes('__drizzle_migrations') || !tables.includes('audit'))
      return {
        is: 'foreign',
        message: `${file} is the database of another program. Name another place with DATA_DIR.`,
      }
    const query = `select max(created_at) as last, ${isOutdatedInSqlite} as outdated from __drizzle_migrations`
    return versionProblem(file, db.prepare(query).get() as MigrationState)
  } finally {
    db.close()
  }
}

/** `last`: UTC ms of the last schema change; `outdated`: 1 if this version must not use the schema. */
type MigrationState = { last: number | null; outdated: number }

function versionProblem(file: string, { last, outdated }: MigrationState): ArchiveProblem | undefined {
  if (outdated) {
    const copy = copyBeforeUpgrade(dirname(file))
    const back = copy ? `, or go back: delete ${file}-wal and -shm, and copy ${copy} over ${file}` : ''
    return {
      is: 'newer',
      message: `${file} was brought to a newer version of Gazette, which this one cannot read. Start that version${back}.`,
    }
  }
  if (isBeforeFirstVersion(sqliteSchema, last)) return { is: 'foreign', message: `${file} ${beforeFirstVersion}` }
  if ((last ?? 0) < sqliteSchema.moments.at(-1)!)
    return {
      is: 'older',
      message: `${file} is of an earlier version of Gazette. npm start brings it to this one.`,
    }
  return undefined
}

function copyBeforeUpgrade(dataDir: string) {
  const newest = readdirSync(dataDir)
    .filter((name) => /^before-upgrade-\d{4}-[\dTZ-]+$/.test(name))
    .sort()
    .at(-1)
  return newest && join(dataDir, newest, 'gazette.db')
}
