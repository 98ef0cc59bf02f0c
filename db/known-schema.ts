import sqliteJournal from './migrations/meta/_journal.json' with { type: 'json' }
import postgresJournal from './migrations-postgres/meta/_journal.json' with { type: 'json' }

/** What drizzle-kit writes down of the migrations in a folder. */
export type Journal = { entries: { when: number; tag: string }[] }

/** The changes of the schema that a build knows, in their order. */
export type KnownSchema = {
  /** What each does, in a word that is the same with both engines. */
  names: string[]
  /** The moment (UTC ms) by which the database knows it. */
  moments: number[]
}

export const sqliteSchema = schemaOf(sqliteJournal)
export const postgresSchema = schemaOf(postgresJournal)

/** The name of the note in `installation` that says how many changes a build has to know. */
export const neededNote = 'changes to know'

export function schemaOf({ entries }: Journal): KnownSchema {
  return { names: entries.map(({ tag }) => tag.replace(/^\d+_/, '')), moments: entries.map(({ when }) => when) }
}

/** The names of the changes that come after a moment (UTC ms). */
export function namesAfter({ names, moments }: KnownSchema, last: number): string[] {
  return names.filter((_, n) => moments[n]! > last)
}

/** The first migration of PostgreSQL makes what SQLite had after this one. */
const beforePostgres = 'words'

/** How many changes of SQLite's schema make that of a PostgreSQL database whose last change has a moment (UTC ms). */
export function sameInSqlite(last: number): number {
  const had = postgresSchema.moments.filter((moment) => moment <= last).length
  return sqliteSchema.names.indexOf(beforePostgres) + had
}
