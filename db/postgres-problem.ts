import type { Client } from 'pg'
import { errorCode } from '../lib/files/storage-fault'
import { isOutdatedInPostgres } from './engines/outdated'
import { newClient } from './engines/postgres-client'
import { beforeFirstVersion, isBeforeFirstVersion, postgresSchema } from './known-schema'

/** The oldest tested version, as `server_version_num`. */
const oldestVersion = 150_000

/** Returns a sentence; changes nothing. `arriving`: true for the process that fills the database. */
export async function postgresProblem(url: string, { arriving = false } = {}): Promise<string | undefined> {
  const client = newClient({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return await serverProblem(client, arriving)
  } catch (error) {
    return `DATABASE_URL: ${connectionProblem(error, new URL(url))}`
  } finally {
    await client.end().catch(() => {})
  }
}

function connectionProblem(error: unknown, { hostname, port, username, pathname }: URL) {
  const [server, database] = [`${hostname}:${port || 5432}`, decodeURIComponent(pathname.slice(1))]
  const code = errorCode(error)
  if (code === '28P01' || code === '28000')
    return `the server at ${server} does not let ${username} in; check name and password.`
  if (code === '3D000')
    return `the server at ${server} has no database “${database}”; make one (createdb -E UTF8 ${database}).`
  if (code === '42501')
    return `${username} may not use the database “${database}”; give the right (grant connect on database).`
  if (code === '53300')
    return `the server at ${server} has no connection left for ${username}; end others, or allow more (max_connections, or the limit of the role).`
  return `no PostgreSQL answers at ${server} (${code ?? (error as Error).message}); check the address, and that it runs.`
}

export type DatabaseFacts = {
  /** `server_version_num` */
  version: number
  encoding: string
  isStandby: boolean
  mayCreate: boolean
  /** True if existing tables belong to the user or one of its roles. */
  ownsTables: boolean
  tables: number
  isOurs: boolean
  isArriving: boolean
}

async function serverProblem(client: Client, arriving: boolean): Promise<string | undefined> {
  const [facts] = (
    await client.query<DatabaseFacts>(`select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as "isStandby",
      has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as "mayCreate",
      not exists (select from pg_tables where schemaname = 'public' and tablename in ('__drizzle_migrations', 'public_version')
        and not pg_has_role(tableowner, 'usage')) as "ownsTables",
      (select count(*)::int from pg_tables where schemaname = 'public' and tablename <> '__drizzle_migrations') as tables,
      to_regclass('public.__drizzle_migrations') is not null and to_regclass('public.public_version') is not null as "isOurs",
      to_regclass('public.arriving_archive') is not null as "isArriving"`)
  ).rows
  const problem = factsProblem(
    arriving ? { ...facts!, isOurs: facts!.isOurs || facts!.isArriving, isArriving: false } : facts!,
  )
  if (problem || !facts!.isOurs) return problem
  const { last } = (
    await client.query<{ last: string | null }>('select max(created_at) as last from __drizzle_migrations')
  ).rows[0]!
  if (isBeforeFirstVersion(postgresSchema, last === null ? null : Number(last)))
    return `DATABASE_URL: this database ${beforeFirstVersion}`
  const { rows } = await client.query<{ outdated: boolean }>(`select ${isOutdatedInPostgres} as outdated`)
  return rows[0]!.outdated
    ? 'DATABASE_URL: a later version of Gazette has changed this database, and this one may not go on beside it; start that version.'
    : undefined
}

export function factsProblem(facts: DatabaseFacts) {
  const { version, encoding, isStandby, mayCreate, ownsTables, tables, isOurs, isArriving } = facts
  if (version < oldestVersion)
    return `DATABASE_URL: this is PostgreSQL ${Math.floor(version / 10_000)}; version ${oldestVersion / 10_000} or later is needed.`
  if (encoding !== 'UTF8')
    return `DATABASE_URL: the database is in ${encoding} and cannot hold all letters; make one in UTF8 (createdb -E UTF8).`
  if (isStandby) return 'DATABASE_URL: this server is a copy that can only be read; name the one that takes changes.'
  if (isArriving)
    return 'DATABASE_URL: what is moved or restored into this database has not all arrived; run the same command again until it says that it has, or name an empty database.'
  if (tables > 0 && !isOurs) return 'DATABASE_URL: the database has tables of something else; name an empty one.'
  if (!ownsTables)
    return 'DATABASE_URL: tables of this archive belong to another user; give them to the one named there (reassign owned by … to …).'
  if (!mayCreate)
    return 'DATABASE_URL: the user may not make tables there; give the rights (grant create on database, and on schema public).'
  return undefined
}
