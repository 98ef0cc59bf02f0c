import { noteOutdated } from '../faults'
import { neededNote, notedNeed, postgresSchema, sqliteSchema, type KnownSchema } from '../known-schema'

// True if a later version has changed the schema incompatibly: see docs/decisions/0062-rolling-upgrades.md. A change
// counts as incompatible unless the note says otherwise.

const condition = ({ moments }: KnownSchema, needed: string) =>
  `coalesce((select max(created_at) from __drizzle_migrations) > ${moments.at(-1)}
    and coalesce(${needed}, ${notedNeed(moments.length + 1)}) > ${notedNeed(moments.length)}, false)`

export const isOutdatedInPostgres = condition(
  postgresSchema,
  `(select value::integer from installation where name = '${neededNote}')`,
)

export const isOutdatedInSqlite = condition(sqliteSchema, 'nullif((select user_version from pragma_user_version), 0)')

/** Thrown if a later version has changed the open database. `storageFaultOf` knows the code. */
export class OutdatedVersion extends Error {
  readonly code = 'GAZETTE_OUTDATED'

  constructor() {
    super('A later version of Gazette has changed the database: this one may not go on beside it')
    noteOutdated()
  }
}
