import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import type * as Driver from 'drizzle-orm/node-postgres'
import type * as Migrator from 'drizzle-orm/node-postgres/migrator'
import type { Client } from 'pg'
import { isDatabaseBusy } from '../lib/files/storage-fault'
import { connectPostgres } from './engines/postgres-client'
import { adoptFirstVersion, neededNote, notedNeed, postgresSchema } from './known-schema'
import { migrationLock, writersLock } from './locks/numbers'
import { migrationFolders, schemaIn } from './migration-files'
import { postgresProblem } from './postgres-problem'

/** The time (ms) that a change of a table waits for those who read it, who wait behind it meanwhile; how long it lets them go on; and for how long in all. */
const usualPatience = { table: 2_000, pause: 3_000, all: 600_000 }

type Options = { arriving?: boolean; folder?: string; patience?: typeof usualPatience }

/**
 * Brings a PostgreSQL database to this version's schema, from nothing where it is empty, while others read and write. @throws a sentence where it cannot be
 * @param arriving for whoever fills it: what has not all arrived yet is no problem then
 * @param folder of migrations, where it is not this version's
 */
export async function migratePostgres(
  url: string,
  { arriving = false, folder = migrationFolders.postgres, patience = usualPatience }: Options = {},
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
        if (performance.now() > deadline) throw new Error(inUse, { cause: error })
      }
  } finally {
    await client.end().catch(() => {})
  }
}

const inUse =
  'DATABASE_URL: the tables that have to be changed were in use all the time, by a backup, another program or a long query. Nothing was changed. Run this again when that is done.'

/** Nobody writes meanwhile: whoever writes with an earlier version is done before, and sees afterwards whether it may go on. */
async function migrateAlone(client: Client, folder: string, patience: number) {
  const require = createRequire(import.meta.url)
  const { drizzle } = require('drizzle-orm/node-postgres') as typeof Driver
  const { migrate } = require('drizzle-orm/node-postgres/migrator') as typeof Migrator
  const needed = notedNeed(schemaIn(folder).needed)
  await client.query(`select pg_advisory_lock(${writersLock})`)
  const { failures, remembering } = rememberFailures(client)
  try {
    // Readers queue behind whoever waits to change a table.
    await client.query(`set lock_timeout = ${patience}`)
    // First: no build is ever admitted to a schema that it may not have.
    await noteNeeded(client, needed)
    await adopt(client)
    await migrate(drizzle(remembering), { migrationsFolder: folder, migrationsSchema: 'public' })
    await noteNeeded(client, needed)
  } catch (error) {
    // A step that is taken back after a failure may fail as well, and would hide it.
    throw failures.first ?? error
  } finally {
    // If the connection is gone, so is the lock.
    await client.query(`reset lock_timeout; select pg_advisory_unlock(${writersLock})`).catch(() => {})
  }
}

async function adopt(client: Client) {
  await client.query(`do $$ begin
    if to_regclass('public.__drizzle_migrations') is not null then ${adoptFirstVersion(postgresSchema)} end if;
  end $$`)
}

/** A connection that remembers the error of the first query that failed in it. */
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

/** Notes how many changes a build has to know to go on, if that is more than before. Before the table is made there is nobody to know it. */
async function noteNeeded(client: Client, needed: number) {
  await client.query(`do $$ begin
    if to_regclass('public.installation') is not null then
      insert into installation (name, value) values ('${neededNote}', '${needed}')
        on conflict (name) do update set value = excluded.value where installation.value::integer < excluded.value::integer;
    end if;
  end $$`)
}
