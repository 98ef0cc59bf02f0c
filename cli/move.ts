import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sharedNow } from '@/db/clock'
import { env } from '@/lib/process/env'
import { done, type Result } from '@/lib/result'
import { moveToPostgres } from './moving/to-postgres'
import { moveToSqlite } from './moving/to-sqlite'
import { Misused, type Verb } from './verb'

export const move: Verb = {
  name: 'move',
  summary:
    'Moves the archive between SQLite and PostgreSQL, with the servers stopped; the one that is left stays as it was',
  usage: [
    'to postgres URL    (into an empty database; the uploads stay in DATA_DIR)',
    'to sqlite FOLDER    (the archive of DATABASE_URL, with its uploads, into an empty folder, or back into DATA_DIR)',
  ],
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const [to, engine, target, ...more] = positionals
    if (to !== 'to' || target === undefined || more.length > 0)
      throw new Misused('Say to postgres with the address of a database, or to sqlite with a folder.')
    if (engine === 'postgres') return toPostgres(target)
    if (engine === 'sqlite') return toSqlite(resolve(target))
    throw new Misused(`There is no ${engine} to move to: postgres or sqlite.`)
  },
}

async function toPostgres(url: string): Promise<Result> {
  const moved = await moveToPostgres(url, sharedNow())
  if (!moved.ok) return moved
  const { dataDir } = env()
  console.log(`Moved: ${rowCountsInWords(moved.value)}, each as it was, and the JSON export of both is the same.
What to do now:
1. Set DATABASE_URL to that address and SECRET to what stands in ${dataDir}/secret, wherever Gazette runs. Keep DATA_DIR: it has the uploads.
2. Start the server with npm start, and look around.
3. The old database is as it was, in ${dataDir}/gazette.db. Mark it as moved so that nobody starts it by mistake: mv ${dataDir}/gazette.db ${dataDir}/gazette.db.moved
To go back before anything was changed: leave DATABASE_URL out. Afterwards: npm run gazette -- move to sqlite FOLDER`)
  return done(undefined)
}

async function toSqlite(folder: string): Promise<Result> {
  const moved = await moveToSqlite(folder, sharedNow())
  if (!moved.ok) return moved
  console.log(`Moved: ${rowCountsInWords(moved.value)}, each as it was, and the JSON export of both is the same.
What to do now:
1. Leave DATABASE_URL out, and set DATA_DIR to ${folder}.
2. Start the server with npm start, and look around.
3. The old database is as it was. Mark it as moved so that nobody starts it by mistake, in psql: alter database NAME rename to NAME_moved`)
  return done(undefined)
}

function rowCountsInWords(sums: Record<string, { rows: number }>) {
  const count = (table: string) => sums[table]!.rows.toLocaleString('en')
  return `${count('entries')} texts, ${count('media')} uploads, ${count('audit')} entries of the site history`
}
