import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPostgres } from './kit'

// For tests: a build that knows changes of the schema which this one does not.

/** @param admits the name of the oldest change that a build has to know to go on beside it */
export type LaterChange = { name: string; sql: string; admits?: string }

/** How long (ms) after the change before it a later one was made. */
export const laterBy = 1_000

/** Writes the migrations of a later build into a folder that is not there yet: those of this one, and more. Answers with the folder. */
export function laterMigrations(folder: string, changes: LaterChange[], ofPostgres = isPostgres): string {
  cpSync(join(import.meta.dirname, ofPostgres ? 'migrations-postgres' : 'migrations'), folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] }
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
