import { join } from 'node:path'
import Database from 'better-sqlite3'
import { env } from '../lib/process/env'
import { isPostgres } from './kit'
import { runAt } from './test-server'

/** Changes the database as somebody does who has its file or its password: statements that both engines take. */
export async function changeByHand(statements: string) {
  if (isPostgres) return void (await runAt(env().databaseUrl!, statements))
  const db = new Database(join(env().dataDir, 'gazette.db'))
  db.exec(statements)
  db.close()
}

/** Makes the database remember another highest number of a table. */
export async function rememberHighest(table: 'audit', number: number) {
  const [memory, column] = isPostgres ? ['highest_numbers', 'id'] : ['sqlite_sequence', 'seq']
  await changeByHand(`update ${memory} set ${column} = ${number} where name = '${table}'`)
}
