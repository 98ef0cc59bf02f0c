import type { Client } from 'pg'
import { env } from '../lib/process/env'
import { connectAfter } from './engines/postgres'
import { connectTo } from './test-server'

// Making a database takes a hundred times as long as emptying one: each process has one, which is empty for each test.

let emptier: Promise<Client> | undefined

/** Empties and opens this process's database. */
export function emptyPostgres() {
  emptier ??= connected()
  connectAfter(emptier.then((client) => client.query(emptyAll)))
}

async function connected() {
  const client = await connectTo(env().databaseUrl!)
  // A connection must not keep the process of a test alive.
  ;(client as Client & { unref(): void }).unref()
  return client
}

// Ends transactions that an earlier test left open. Skips triggers and references: everything is deleted anyway.
const emptyAll = `
set session_replication_role = replica;
select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
do $$
declare t record; found boolean;
begin
  for t in select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '__drizzle_migrations'
  loop
    execute format('select exists (select 1 from %I)', t.relname) into found;
    if found then execute format('delete from %I', t.relname); end if;
  end loop;
  for t in select schemaname, sequencename as relname from pg_sequences where last_value is not null and sequencename not like '\\_\\_drizzle%'
  loop execute format('alter sequence %I restart', t.relname); end loop;
  insert into public_version (n) values (1);
end $$`
