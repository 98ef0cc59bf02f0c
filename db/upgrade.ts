import { inFile } from './in-file'
import { withPostgres } from './engines/postgres-client'
import { namesAfter, postgresSchema, sqliteSchema, type KnownSchema } from './known-schema'
import { migrationFolders, readSchema } from './migration-files'
import { derivedTables } from './rows/tables'

export type UpgradePlan = {
  /** Numbers of changes that were made and are known; names of the missing ones. */
  from: number
  to: number
  changes: string[]
  /** Running instances of the former version may continue. */
  admitsEarlier: boolean
}

export function upgradeOfFile(file: string): UpgradePlan {
  return inFile(file, (db) => {
    const had = db.prepare('select count(*) as n, max(created_at) as last from __drizzle_migrations').get()
    return upgradeFrom(had as DoneMigrations, sqliteSchema, migrationFolders.sqlite)
  })
}

export async function upgradeOfPostgres(url: string): Promise<UpgradePlan> {
  return withPostgres(url, async (client) => {
    const made = await client.query<{ is: boolean }>(
      `select to_regclass('public.__drizzle_migrations') is not null as is`,
    )
    if (!made.rows[0]!.is) return upgradeFrom({ n: 0, last: null }, postgresSchema, migrationFolders.postgres)
    const { rows } = await client.query<DoneMigrations>(
      'select count(*)::integer as n, max(created_at)::bigint as last from __drizzle_migrations',
    )
    return upgradeFrom(rows[0]!, postgresSchema, migrationFolders.postgres)
  })
}

type DoneMigrations = { n: number; last: number | null }

function upgradeFrom({ n, last }: DoneMigrations, known: KnownSchema, folder: string): UpgradePlan {
  const { needed } = readSchema(folder)
  const to = known.names.length
  const changes = namesAfter(known, last ?? 0)
  return { from: n, to, changes, admitsEarlier: changes.length === 0 || needed <= to - changes.length }
}

/** Returns an upper bound. */
export function bytesOfCopy(file: string): number {
  return inFile(file, (db) => {
    const number = (name: string) => db.pragma(name, { simple: true }) as number
    return (number('page_count') - number('freelist_count')) * number('page_size')
  })
}

/** Estimates, since the server compresses long texts; 0 without entries and accounts. */
export async function bytesOfServerCopy(url: string): Promise<number> {
  return withPostgres(url, async (client) => {
    const { rows } = await client.query<{ bytes: number }>(
      `select case when exists (select 1 from entries) or exists (select 1 from staff) then
          (select sum(pg_table_size(oid)) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            and relname <> all ($1::text[])) else 0 end as bytes`,
      [Object.keys(derivedTables)],
    )
    return rows[0]!.bytes * compressionRatio
  })
}

const compressionRatio = 2
