import sqliteJournal from './migrations/meta/_journal.json' with { type: 'json' }
import postgresJournal from './migrations-postgres/meta/_journal.json' with { type: 'json' }

/** The list that drizzle-kit writes of the migrations in a folder. */
export type Journal = { entries: { when: number; tag: string }[] }

/** The changes of the schema that a build knows, in their order. */
export type KnownSchema = {
  /** The name of each change, the same with both engines. */
  names: string[]
  /** The moment (UTC ms) by which the database knows it. */
  moments: number[]
  /** The moment of the last change of 0.1.0, whose many changes made the same as the first one does. */
  firstVersion: number
}

export const sqliteSchema = { ...schemaOf(sqliteJournal), firstVersion: 1795902577244 }
export const postgresSchema = { ...schemaOf(postgresJournal), firstVersion: 1795902578757 }

/** The name of the note in `installation` that says how many changes a build has to know. */
export const neededNote = 'changes to know'

/** Returns how many changes a build has to know, as a database notes it. Builds of 0.1.0 knew up to 32 changes: no database of a later one admits them. */
export function notedNeed(changes: number): number {
  return 100 + changes
}

export function schemaOf({ entries }: Journal): Pick<KnownSchema, 'names' | 'moments'> {
  return { names: entries.map(({ tag }) => tag.replace(/^\d+_/, '')), moments: entries.map(({ when }) => when) }
}

/** The names of the changes that come after a moment (UTC ms). */
export function namesAfter({ names, moments }: KnownSchema, last: number): string[] {
  return names.filter((_, n) => moments[n]! > last)
}

/** Returns whether a database whose last change has a moment (UTC ms) is of a build before 0.1.0, which was never released. */
export function isBeforeFirstVersion({ moments, firstVersion }: KnownSchema, last: number | null): boolean {
  return last !== null && last < moments[0]! && last !== firstVersion
}

export const beforeFirstVersion =
  'was made by a build of Gazette from before 0.1.0, which this version cannot bring up to date. Start 0.1.0 with it once; then this one.'

/** A statement that has a database of 0.1.0 say that it has had the first change, which makes the same. It does nothing to others. */
export function adoptFirstVersion({ moments, firstVersion }: KnownSchema): string {
  return `delete from __drizzle_migrations where created_at < ${firstVersion}
      and exists (select 1 from __drizzle_migrations where created_at = ${firstVersion});
    update __drizzle_migrations set created_at = ${moments[0]} where created_at = ${firstVersion};`
}
