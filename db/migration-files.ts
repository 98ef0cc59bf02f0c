import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaOf, type Journal } from './known-schema'

export const migrationFolders = {
  sqlite: join(import.meta.dirname, 'migrations'),
  postgres: join(import.meta.dirname, 'migrations-postgres'),
}

// The first line of a migration names the oldest migration that a running build must know.

const admitsLine = /^-- admits: (\w+)\n/

export function readSchema(folder: string) {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
  const schema = schemaOf(journal)
  const admitted = journal.entries.map(({ tag }, n) => admittedBy(migrationText(folder, tag), schema.names, n))
  return { ...schema, needed: Math.max(...admitted) }
}

function admittedBy(text: string, names: string[], index: number): number {
  const name = admitsLine.exec(text)?.[1]
  if (name === undefined) return index + 1
  const admitted = names.indexOf(name)
  if (admitted < 0 || admitted > index)
    throw new Error(`The migration ${names[index]} admits ${name}, which is none before it.`)
  return admitted + 1
}

function migrationText(folder: string, tag: string) {
  return readFileSync(join(folder, `${tag}.sql`), 'utf8')
}
