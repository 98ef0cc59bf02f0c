import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaOf, type Journal } from './known-schema'

/** The folders of the migrations of this build. */
export const migrationFolders = {
  sqlite: join(import.meta.dirname, 'migrations'),
  postgres: join(import.meta.dirname, 'migrations-postgres'),
}

// The first line of a migration names the oldest one that a build has to know to go on beside it.

const firstLine = /^-- admits: (\w+)\n/

/** The changes that lie in a folder of migrations, and how many of them a build has to know to go on beside this one. */
export function schemaIn(folder: string) {
  const journal = journalOf(folder)
  const schema = schemaOf(journal)
  const admitted = journal.entries.map(({ tag }, n) => admittedBy(textOf(folder, tag), schema.names, n))
  return { ...schema, needed: Math.max(...admitted) }
}

/** The migrations that do not say which builds may go on beside them, of those that have to, which are all but the first. */
export function sayingNothing(folder: string): string[] {
  const { entries } = journalOf(folder)
  return schemaOf({ entries }).names.filter((_, n) => n > 0 && !firstLine.test(textOf(folder, entries[n]!.tag)))
}

/** Returns how many changes a build has to know after a migration: up to the one that it names, otherwise up to itself. */
function admittedBy(text: string, names: string[], index: number): number {
  const name = firstLine.exec(text)?.[1]
  if (name === undefined) return index + 1
  const admitted = names.indexOf(name)
  if (admitted < 0 || admitted > index)
    throw new Error(`The migration ${names[index]} admits ${name}, which is none before it.`)
  return admitted + 1
}

function journalOf(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
}

function textOf(folder: string, tag: string) {
  return readFileSync(join(folder, `${tag}.sql`), 'utf8')
}
