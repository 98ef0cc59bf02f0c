import { environment } from '../lib/process/environment'
import { postgresKit } from './kit-postgres'
import { sqliteKit } from './kit-sqlite'

/** Fixed when the schema is loaded. */
export const isPostgres = Boolean(environment().DATABASE_URL)

const kit = isPostgres ? postgresKit() : sqliteKit

export const { table, index, uniqueIndex, longTextIndex, primaryKey, alias, unionAll, real, text, integer, id } = kit
export const { tableConfig } = kit
