import { environment } from '../lib/process/environment'
import { postgresKit } from './kit-postgres'
import { sqliteKit } from './kit-sqlite'

/** True if the data is in PostgreSQL. It is settled when the schema is loaded, and holds until the process ends. */
export const isPostgres = Boolean(environment().DATABASE_URL)

/** The builders of the schema and of queries, for the engine of this process. */
const kit = isPostgres ? postgresKit() : sqliteKit

export const { table, index, uniqueIndex, longTextIndex, primaryKey, alias, unionAll, real, text, integer, id } = kit
export const { tableConfig } = kit
