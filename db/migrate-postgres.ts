import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import type * as Driver from 'drizzle-orm/node-postgres'
import type * as Migrator from 'drizzle-orm/node-postgres/migrator'
import type { Client } from 'pg'
import { isDatabaseBusy } from '../lib/files/storage-fault'
import { connectPostgres } from './engines/postgres-client'
import { adoptFirstVersion, neededNote, notedNeed, postgresSchema } from './known-schema'
import { migrationLock, writersLock } from './locks/numbers'
import { migrationFolders, readSchema } from './migration-files'
import { postgresProblem } from './postgres-problem'

/** Milliseconds: waiting for a table, while its readers queue; pause between tries; total. */
const defaultPatience = { table: 2_000, pause: 3_000, all: 600_000 }

type MigrationOptions = { arriving?: boolean; folder?: string; patience?: typeof defaultPatience }

/** Migrates a PostgreSQL database during use. `arriving`: true for the process that fills it. */
export async function migratePostgres(
  url: string,
  { arriving = false, folder = migrationFolders.postgres, patience = defaultPatience }: MigrationOptions = {},
) {
  const problem = await postgresProblem(url, { arriving })
  if (problem) throw new Error(problem)
  const client = await connectPostgres(url)
  try {
    await client.query(`select pg_advisory_lock(${migrationLock})`)
    for (const deadline = performance.now() + patience.all; ; await wait(patience.pause))
      try {
        return await migrateAlone(client, folder, patience.table)
      } catch (error) {
        if (!isDatabaseBusy(error)) throw error
        if (performance.now() > deadline) throw new Error(tablesInUse, { cause: error })
      }
  } finally {
    await client.end().catch(() => {})
  }
}

const tablesInUse =
  'DATABASE_URL: the tables that have to be changed were in use all the time, by a backup, another program or a long query. Nothing was changed. Run this again when that is done.'

/** Holds the writers' lock. Afterwards writers of older versions check whether they may continue. */
async function migrateAlone(client: Client, folder: string, patience: number) {
  const require = createRequire(import.meta.url)
  const { drizzle } = require('drizzle-orm/node-postgres') as typeof Driver
  const { migrate } = require('drizzle-orm/node-postgres/migrator') as typeof Migrator
  const needed = notedNeed(readSchema(folder).needed)
  await client.query(`select pg_advisory_lock(${writersLock})`)
  const { failures, remembering } = rememberFailures(client)
  try {
    // Readers queue behind a waiting schema change.
    await client.query(`set lock_timeout = ${patience}`)
    // Before the change: no build may ever use a schema that excludes it.
    await saveNeededChanges(client, needed)
    await adopt(client)
    await migrate(drizzle(remembering), { migrationsFolder: folder, migrationsSchema: 'public' })
    await saveNeededChanges(client, needed)
  } catch (error) {
    // A failing rollback would hide the first error.
    throw failures.first ?? error
  } finally {
    // A lost connection has released the lock.
    await client.query(`reset lock_timeout; select pg_advisory_unlock(${writersLock})`).catch(() => {})
  }
}

async function adopt(client: Client) {
  await client.query(`do $$ begin
    if to_regclass('public.__drizzle_migrations') is not null then ${adoptFirstVersion(postgresSchema)} end if;
  end $$`)
}

function rememberFailures(client: Client) {
  const failures: { first?: unknown } = {}
  const query = async (...args: unknown[]) => {
    try {
      return await (client.query as (...args: unknown[]) => Promise<unknown>).apply(client, args)
    } catch (error) {
      failures.first ??= error
      throw error
    }
  }
  return { failures, remembering: { query } as unknown as Client }
}

/** Notes how many changes a build must know; the number only grows. */
async function saveNeededChanges(client: Client, needed: number) {
  await client.query(`do $$ begin
    if to_regclass('public.installation') is not null then
      insert into installation (name, value) values ('${neededNote}', '${needed}')
        on conflict (name) do update set value = excluded.value where installation.value::integer < excluded.value::integer;
    end if;
  end $$`)
}
