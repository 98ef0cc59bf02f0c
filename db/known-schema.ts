import sqliteJournal from './migrations/meta/_journal.json' with { type: 'json' }
import postgresJournal from './migrations-postgres/meta/_journal.json' with { type: 'json' }

export type Journal = { entries: { when: number; tag: string }[] }

export type KnownSchema = {
  names: string[]
  moments: number[]
  /** The last change of 0.1.0. All changes of 0.1.0 together equal the first change of this build. */
  firstVersion: number
}

export const sqliteSchema = { ...schemaOf(sqliteJournal), firstVersion: 1795902577244 }
export const postgresSchema = { ...schemaOf(postgresJournal), firstVersion: 1795902578757 }

/** Name of the value in `installation`: how many changes a build must know. */
export const neededNote = 'changes to know'

/** Builds of 0.1.0 knew up to 32 changes: the offset keeps them out. */
export function notedNeed(changes: number): number {
  return 100 + changes
}

export function schemaOf({ entries }: Journal): Pick<KnownSchema, 'names' | 'moments'> {
  return { names: entries.map(({ tag }) => tag.replace(/^\d+_/, '')), moments: entries.map(({ when }) => when) }
}

export function namesAfter({ names, moments }: KnownSchema, last: number): string[] {
  return names.filter((_, n) => moments[n]! > last)
}

/** True for a database made before 0.1.0, by a build that was never released. */
export function isBeforeFirstVersion({ moments, firstVersion }: KnownSchema, last: number | null): boolean {
  return last !== null && last < moments[0]! && last !== firstVersion
}

export const beforeFirstVersion =
  'was made by a build of Gazette from before 0.1.0, which this version cannot bring up to date. Start 0.1.0 with it once; then this one.'

/** Marks the first change as done in a database of 0.1.0; does nothing to others. */
export function adoptFirstVersion({ moments, firstVersion }: KnownSchema): string {
  return `delete from __drizzle_migrations where created_at < ${firstVersion}
      and exists (select 1 from __drizzle_migrations where created_at = ${firstVersion});
    update __drizzle_migrations set created_at = ${moments[0]} where created_at = ${firstVersion};`
}
