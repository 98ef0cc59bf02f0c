import { findDamage } from '@/db/damage'
import { noteSecret } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { postgresProblem } from '@/db/postgres-problem'
import { beginArrival, type Arrival } from '@/db/rows/arrival'
import { withRowsOf } from '@/db/rows/files'
import { sumRows, type RowSums } from '@/db/rows/source'
import { isOpenElsewhere, orphanProblems } from '@/db/snapshot'
import { env, parseEnv } from '@/lib/process/env'
import { environment } from '@/lib/process/environment'
import { installationSecret } from '@/lib/keys/secret'
import { done, refused, type Result } from '@/lib/result'
import { damageWords } from '../faults'
import { databaseFile, noArchive } from '../installation'
import { indexAndCompare } from './equal-exports'
import { withFailureInWords, stepPrinter, unequalRows, type Steps } from './words'

const unchangedNote =
  'The archive here is as it was. Run the same command again: it continues, or begins anew with what had not arrived.'

/** Keeps the original and uploads. Refused: a difference at the end, or a database in use. @param now UTC ms */
export async function moveToPostgres(url: string, now: number): Promise<Result<RowSums>> {
  const problem = settingProblem(url) ?? sourceProblem()
  if (problem) return problem
  const say = stepPrinter()
  return withFailureInWords(async () => {
    const targetProblem = await postgresProblem(url, { arriving: true })
    if (targetProblem) return unusableDatabase(targetProblem)
    return withRowsOf(databaseFile(), async (source) => {
      say.begin('Reading the archive')
      const sums = await sumRows(source, say.rows)
      const arrival = await beginArrival(url)
      if (typeof arrival === 'string') return unusableDatabase(arrival)
      try {
        say.begin('Writing all rows into PostgreSQL')
        await arrival.fill(source, sums, say.rows)
        return await completeMove(arrival, { url, sums, now, say })
      } finally {
        say.end()
        await arrival.end().catch(() => {})
      }
    })
  }, unchangedNote)
}

function unusableDatabase(problem: string) {
  return refused(problem.replace(/^DATABASE_URL: /, 'The database cannot be used: '))
}

type MoveToPostgres = { url: string; sums: RowSums; now: number; say: Steps }

async function completeMove(arrival: Arrival, { url, sums, now, say }: MoveToPostgres): Promise<Result<RowSums>> {
  const { dataDir } = env()
  const there = { dataDir, databaseUrl: url }
  say.begin('Making the words for searching, and comparing the JSON export of both')
  if (!(await indexAndCompare({ from: { dataDir }, to: there }, now, say.show))) return unequalRows(['the JSON export'])
  await noteSecret(url)
  say.begin('Comparing all rows once more')
  const different = await arrival.finish(sums)
  return different.length > 0 ? unequalRows(different) : done(sums)
}

function settingProblem(url: string) {
  if (isPostgres) return refused('DATABASE_URL is set: leave it out to move the archive that is in a file of DATA_DIR.')
  try {
    parseEnv({ ...environment(), DATABASE_URL: url, SECRET: installationSecret() })
    return undefined
  } catch (error) {
    return refused((error as Error).message)
  }
}

function sourceProblem() {
  const missing = noArchive()
  if (missing) return missing
  if (isOpenElsewhere(databaseFile())) return refused('A server is using this archive. Stop it first.')
  const damaged = findDamage(databaseFile())
  if (damaged.length > 0) return refused(`${damageWords(damaged)} Bring a backup back first.`)
  const [orphan] = orphanProblems(databaseFile())
  return orphan && refused(`The archive is not whole: ${orphan}. npm run gazette -- verify says more.`)
}
