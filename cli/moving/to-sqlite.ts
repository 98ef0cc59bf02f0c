import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { isPostgres } from '@/db/kit'
import { postgresProblem } from '@/db/postgres-problem'
import { sumsOfFile } from '@/db/rows/files'
import { connectPostgres } from '@/db/engines/postgres-client'
import { holdWriters, inSnapshotOf } from '@/db/rows/postgres-source'
import { fillDatabaseFile } from '@/db/rows/sqlite-target'
import { differingTables, sumRows, type RowSource, type RowSums } from '@/db/rows/source'
import { inspectFile, isOpenElsewhere } from '@/db/snapshot'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import { indexAndCompare } from './engine-process'
import { ArrivalFolder } from './arrival-folder'
import { withFailureInWords, stepPrinter, unequalRows, type Steps } from './words'

const unchangedNote = 'The archive in PostgreSQL is as it was. Run the same command again: it continues, or begins anew with what had not arrived.' // prettier-ignore

/** Keeps the original and copies uploads unless they are there. Refused: a difference at the end. @param now UTC ms */
export async function moveToSqlite(path: string, now: number): Promise<Result<RowSums>> {
  const { databaseUrl: url } = env()
  if (!isPostgres || !url) return refused('DATABASE_URL names no PostgreSQL database: set it to that of the archive.')
  const problem = await postgresProblem(url)
  if (problem) return refused(problem)
  const folder = new ArrivalFolder(path)
  const refusal = await folder.begin()
  if (refusal) return refusal
  const say = stepPrinter()
  return withFailureInWords(async () => {
    const client = await connectPostgres(url)
    try {
      if (!(await holdWriters(client))) return refused('A server is using this archive. Stop all servers first.')
      return await inSnapshotOf(client, async (source) => {
        say.begin('Reading the archive')
        const sums = await sumRows(source, say.rows)
        await fillDatabase(folder.database, { source, sums, say })
        return completeMove(folder, { url, sums, now, say })
      })
    } finally {
      say.end()
      await client.end().catch(() => {})
    }
  }, unchangedNote)
}

async function fillDatabase(file: string, { source, sums, say }: { source: RowSource; sums: RowSums; say: Steps }) {
  if (await hasRows(file, sums)) return
  say.begin('Writing all rows into SQLite')
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(file + end, { force: true })
  await fillDatabaseFile(file, source, say.rows)
}

async function hasRows(file: string, sums: RowSums) {
  if (!existsSync(file)) return false
  const present = await sumsOfFile(file).catch(() => undefined)
  return present !== undefined && differingTables(sums, present).length === 0
}

type MoveToSqlite = { url: string; sums: RowSums; now: number; say: Steps }

async function completeMove(folder: ArrivalFolder, { url, sums, now, say }: MoveToSqlite): Promise<Result<RowSums>> {
  const { database } = folder
  say.begin('Copying the uploads')
  const files = await folder.copyFiles((files) => say.show(`${files} files copied`))
  if (!files.ok) return files
  const here = { dataDir: folder.staging }
  say.begin('Making the words for searching, and comparing the JSON export of both')
  const there = { dataDir: env().dataDir, databaseUrl: url }
  if (!(await indexAndCompare({ from: there, to: here }, now, say.show))) return unequalRows(['the JSON export'])
  say.begin('Comparing all rows once more')
  if (isOpenElsewhere(database)) return refused(`Another program has ${database} open. End it first. ${unchangedNote}`)
  const different = differingTables(sums, await sumsOfFile(database, say.rows))
  if (different.length > 0) return unequalRows(different)
  const { problems } = inspectFile(database)
  if (problems.length > 0) return refused(`The new database is not whole: ${problems[0]}. ${unchangedNote}`)
  await folder.finish()
  return done(sums)
}
