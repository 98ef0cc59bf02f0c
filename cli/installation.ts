import { join } from 'node:path'
import { archiveProblem } from '@/db/archive-problem'
import { isPostgres } from '@/db/kit'
import { actor, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'

/** A person who can run commands on the machine may do everything: they could change the files themselves. */
export async function installation(): Promise<Actor> {
  const { zone } = await siteSettings()
  return actor({ id: null, name: 'The command line', role: 'admin', zone })
}

export function databaseFile() {
  return join(env().dataDir, 'gazette.db')
}

/**
 * Undefined where there is an archive that this version can use; otherwise a sentence with the next step. No verb but `prepare`
 * makes one. What is damaged is left to the verb: it knows which part, and which backup to bring back. Of PostgreSQL `runVerb` has asked.
 */
export function noArchive(): Refused | undefined {
  if (isPostgres) return undefined
  const problem = archiveProblem(env().dataDir)
  return problem && problem.is !== 'damaged' ? refused(problem.message) : undefined
}
