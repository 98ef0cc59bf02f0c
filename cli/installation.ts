import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { actor, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/env'
import { refused, type Refused } from '@/lib/result'

/** Whoever can run commands on the machine may do everything: they could change the files themselves. */
export async function installation(): Promise<Actor> {
  const { zone } = await siteSettings()
  return actor({ id: null, name: 'The command line', role: 'admin', zone })
}

export function databaseFile() {
  return join(env().dataDir, 'gazette.db')
}

/** Undefined where there is a database; otherwise a sentence. No verb but `prepare` makes one. */
export function noDatabase(): Refused | undefined {
  if (existsSync(databaseFile())) return undefined
  return refused(`There is no database in ${env().dataDir}. npm start makes one; DATA_DIR names another place.`)
}
