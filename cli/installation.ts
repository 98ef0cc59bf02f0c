import { join } from 'node:path'
import { archiveProblem } from '@/db/archive-problem'
import { isPostgres } from '@/db/kit'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'

/** The command line may do everything: its user could change the files anyway. */
export async function installationActor(): Promise<Actor> {
  const { zone } = await siteSettings()
  return makeActor({ id: null, name: 'The command line', role: 'admin', zone })
}

export function databaseFile() {
  return join(env().dataDir, 'gazette.db')
}

/** Refuses if DATA_DIR has no archive. Each verb treats damage itself; `runVerb` has checked PostgreSQL. */
export function noArchive(): Refused | undefined {
  if (isPostgres) return undefined
  const problem = archiveProblem(env().dataDir)
  return problem && problem.is !== 'damaged' ? refused(problem.message) : undefined
}
