import { sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { env } from '../lib/process/env'
import type { StorageFault } from '../lib/files/storage-fault'
import { rawWriter, read, selectValues } from './connection'
import { isPostgres } from './kit'
import { runAt } from './test-server'

/** The name of a full disk: this machine's, or the disk of PostgreSQL. */
export const fullDisk: StorageFault = isPostgres ? 'databaseFull' : 'full'

/** Refuses each change of these tables as the engine does on a full disk. Returns a function that frees space again. */
export async function fillDisk(...tables: string[]): Promise<() => Promise<void>> {
  return isPostgres ? fillServer(tables) : fillFile(tables)
}

/** Stops the growth of SQLite's file, and makes each change need space. */
async function fillFile(tables: string[]) {
  const raw = rawWriter()
  raw.exec('create table filler (bytes blob)')
  for (const table of tables)
    for (const change of ['insert', 'update'])
      raw.exec(
        `create temp trigger fill_${change}_${table} after ${change} on ${table} begin insert into filler values (zeroblob(100000)); end`,
      )
  raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`)
  return async () => void raw.pragma('max_page_count = 1000000')
}

/** Answers with PostgreSQL's code for it, disk_full. */
async function fillServer(tables: string[]) {
  // The first query empties the test's database, which ends other connections.
  await selectValues(read(), sql`select 1 as one`)
  const url = env().databaseUrl!
  const triggers = tables.map((table) => `create trigger fill before insert or update on ${table}
    for each statement execute function fill_disk()`) // prettier-ignore
  await runAt(
    url,
    `create or replace function fill_disk() returns trigger language plpgsql as
      $$ begin raise 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
    ${triggers.join(';')}`,
  )
  const makeRoom = async () => {
    await runAt(url, tables.map((table) => `drop trigger if exists fill on ${table}`).join(';'))
  }
  // The next test has the same database.
  onTestFinished(makeRoom)
  return makeRoom
}
