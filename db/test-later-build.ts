import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPostgres } from './kit'
import { postgresSchema, sqliteSchema } from './known-schema'
import { migrationFolders } from './migration-files'

// For tests: a build that knows changes of the schema which this one does not.

/** @param admits the name of the oldest change that a build has to know to go on beside it */
export type LaterChange = { name: string; sql: string; admits?: string }

/** The name of the last change that this build knows. */
export const ours = sqliteSchema.names.at(-1)!

/** A change that goes on beside builds that do not know it. */
export const addition: LaterChange = {
  name: 'addition',
  sql: 'create index entries_added on entries (kind);',
  admits: ours,
}

/** The time (ms) after the change before it a later one was made. */
const laterBy = 1_000

type Journal = { entries: { idx: number; when: number; tag: string }[] }

/** Writes the migrations of a later build into a folder that is not there yet: those of this one, and more. Answers with the folder. */
export function laterMigrations(folder: string, changes: LaterChange[], ofPostgres = isPostgres): string {
  cpSync(ofPostgres ? migrationFolders.postgres : migrationFolders.sqlite, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal
  for (const { name, sql, admits } of changes) {
    const last = journal.entries.at(-1)!
    const idx = last.idx + 1
    const entry = { ...last, idx, when: last.when + laterBy, tag: `${String(idx).padStart(4, '0')}_${name}` }
    journal.entries.push(entry)
    writeFileSync(join(folder, `${entry.tag}.sql`), `${admits ? `-- admits: ${admits}\n` : ''}${sql}`)
  }
  writeFileSync(file, JSON.stringify(journal))
  return folder
}

/** Has this process know more changes. Answers with what has it forget them. */
export function knowLater(changes: string[]): () => void {
  const schemas = [sqliteSchema, postgresSchema]
  const counts = schemas.map(({ names }) => names.length)
  for (const { names, moments } of schemas)
    for (const name of changes) {
      names.push(name)
      moments.push(moments.at(-1)! + laterBy)
    }
  return () =>
    schemas.forEach(({ names, moments }, n) => {
      names.length = counts[n]!
      moments.length = counts[n]!
    })
}

/**
 * Makes this process a later build, with migrations of more changes: an archive that is there is then one of the version before.
 * Answers with what makes it this build again.
 */
export function becomeLaterBuild(changes = [addition]): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-later-build-'))
  const sqlite = laterMigrations(join(folder, 'sqlite'), changes, false)
  const postgres = laterMigrations(join(folder, 'postgres'), changes, true)
  const folders = { ...migrationFolders }
  const forget = knowLater(changes.map(({ name }) => name))
  Object.assign(migrationFolders, { sqlite, postgres })
  return () => {
    Object.assign(migrationFolders, folders)
    forget()
    rmSync(folder, { recursive: true })
  }
}
