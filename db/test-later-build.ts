import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPostgres } from './kit'
import { postgresSchema, sqliteSchema } from './known-schema'
import { migrationFolders } from './migration-files'

// For tests: a build with later changes of the schema.

/** `admits`: the oldest change that a build must know to continue after this change. */
export type LaterChange = { name: string; sql: string; admits?: string }

/** The name of the last change that this build knows. */
export const ours = sqliteSchema.names.at(-1)!

/** A change that allows builds without it to continue. */
export const addition: LaterChange = {
  name: 'addition',
  sql: 'create index entries_added on entries (kind);',
  admits: ours,
}

/** Milliseconds between two later changes. */
const laterBy = 1_000

type Journal = { entries: { idx: number; when: number; tag: string }[] }

/** Writes the migrations of this build and of later changes into a new folder; returns the folder. */
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

/** Adds later changes to the ones that this process knows; returns a function that removes them. */
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
 * Makes this process a later build with more migrations, so that an existing archive is of the previous version.
 * Returns a function that undoes it.
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
