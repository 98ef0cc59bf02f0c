import { resolve } from 'node:path'
import { sharedNow } from '@/db/clock'
import { env, parseEnv } from '@/lib/process/env'
import { done, type Result, refused } from '@/lib/result'
import { moveToSqlite } from './moving/to-sqlite'
import { Misused, type Verb, databaseFile, noArchive, printDone, readArguments } from './verb'
import { findDamage } from '@/db/damage'
import { noteSecret } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { postgresProblem } from '@/db/postgres-problem'
import { beginArrival, type Arrival } from '@/db/rows/arrival'
import { withRowsOf } from '@/db/rows/files'
import { sumRows, type RowSums } from '@/db/rows/source'
import { isOpenElsewhere, orphanProblems } from '@/db/snapshot'
import { environment } from '@/lib/process/environment'
import { installationSecret } from '@/lib/keys/secret'
import { damageWords } from './faults'
import { indexAndCompare } from './moving/engine-process'
import { withFailureInWords, stepPrinter, unequalRows, type Steps } from './moving/words'

export const move: Verb = {
  name: 'move',
  summary:
    'Moves the archive between SQLite and PostgreSQL, with the servers stopped; the one that is left stays as it was',
  usage: [
    'to postgres URL    (into an empty database; the uploads stay in DATA_DIR)',
    'to sqlite FOLDER    (the archive of DATABASE_URL, with its uploads, into an empty folder, or back into DATA_DIR)',
  ],
  async run(args) {
    const { positionals } = readArguments(args, {})
    const [to, engine, target, ...more] = positionals
    if (to !== 'to' || target === undefined || more.length > 0)
      throw new Misused('Say to postgres with the address of a database, or to sqlite with a folder.')
    if (engine === 'postgres') return toPostgres(target)
    if (engine === 'sqlite') return toSqlite(resolve(target))
    throw new Misused(`There is no ${engine} to move to: postgres or sqlite.`)
  },
}

async function toPostgres(url: string): Promise<Result> {
  const { dataDir } = env()
  return printDone(
    await moveToPostgres(url, sharedNow()),
    (sums) => `Moved: ${rowCountsInWords(sums)}, each as it was, and the JSON export of both is the same.
What to do now:
1. Set DATABASE_URL to that address and SECRET to what stands in ${dataDir}/secret, wherever Gazette runs. Keep DATA_DIR: it has the uploads.
2. Start the server with npm start, and look around.
3. The old database is as it was, in ${dataDir}/gazette.db. Mark it as moved so that nobody starts it by mistake: mv ${dataDir}/gazette.db ${dataDir}/gazette.db.moved
To go back before anything was changed: leave DATABASE_URL out. Afterwards: npm run gazette -- move to sqlite FOLDER`,
  )
}

async function toSqlite(folder: string): Promise<Result> {
  return printDone(
    await moveToSqlite(folder, sharedNow()),
    (sums) => `Moved: ${rowCountsInWords(sums)}, each as it was, and the JSON export of both is the same.
What to do now:
1. Leave DATABASE_URL out, and set DATA_DIR to ${folder}.
2. Start the server with npm start, and look around.
3. The old database is as it was. Mark it as moved so that nobody starts it by mistake, in psql: alter database NAME rename to NAME_moved`,
  )
}

function rowCountsInWords(sums: Record<string, { rows: number }>) {
  const count = (table: string) => sums[table]!.rows.toLocaleString('en')
  return `${count('entries')} texts, ${count('media')} uploads, ${count('audit')} entries of the site history`
}

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
