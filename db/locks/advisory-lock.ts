import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Client } from 'pg'
import { env } from '../../lib/process/env'
import { waitUntilReady, read, selectValues } from '../engines/postgres'
import { newClient } from '../engines/postgres-client'
import type { HeldLock, LockName } from './kind'
import { lockSpace } from './numbers'

// A lock has its own connection with a heartbeat: the server closes a silent connection, as of a hanging process.

const lockNumbers: Record<LockName, number> = {
  'backing-up': 1,
  copying: 2,
  importing: 3,
  leading: 4,
  preparing: 5,
  'numbered-uploads': 6,
  erasing: 7,
}

/** Milliseconds: heartbeat, wait for an answer, silence that ends the connection. The holder gives up first. */
const heartbeat = 4_000
const patienceForAnswer = 8_000
const maxSilence = 20_000

export async function takeAdvisoryLock(name: LockName, patience: number): Promise<HeldLock | undefined> {
  await waitUntilReady()
  const client = lockClient(name)
  const lost = new AbortController()
  const lose = () => lost.abort()
  client.on('error', lose)
  client.on('end', lose)
  try {
    await client.connect()
    if (await becomesOurs(client, lockNumbers[name], patience)) {
      if (lost.signal.aborted) throw new Error('The connection of a lock ended in the moment in which it was had.')
      return heldLock(client, lost, lockNumbers[name])
    }
  } catch (error) {
    endClient(client)
    throw error
  }
  await client.end()
  return undefined
}

function lockClient(name: LockName): Client {
  return newClient({
    connectionString: env().databaseUrl,
    application_name: `gazette ${name}`,
    options: `-c idle_session_timeout=${maxSilence} -c tcp_user_timeout=${maxSilence}`,
    connectionTimeoutMillis: patienceForAnswer,
    query_timeout: patienceForAnswer,
  })
}

async function becomesOurs(client: Client, number: number, patience: number): Promise<boolean> {
  const statement = `select pg_try_advisory_lock(${lockSpace}, ${number}) as taken`
  for (const deadline = performance.now() + patience; ; await wait(100)) {
    const { rows } = await client.query<{ taken: boolean }>(statement)
    if (rows[0]!.taken) return true
    if (performance.now() >= deadline) return false
  }
}

function heldLock(client: Client, lost: AbortController, number: number): HeldLock {
  let isReleased = false
  const confirm = async () => {
    if (lost.signal.aborted) return false
    try {
      await client.query('select 1')
    } catch {
      // The release also ends a running query.
      if (!isReleased) lost.abort()
    }
    return !lost.signal.aborted && !isReleased
  }
  const timer = setInterval(() => void confirm(), heartbeat).unref()
  lost.signal.addEventListener('abort', () => {
    clearInterval(timer)
    endClient(client)
  })
  const release = async () => {
    isReleased = true
    clearInterval(timer)
    client.removeAllListeners('end')
    // Unlocked explicitly: the server ends a connection only some time later.
    await client.query(`select pg_advisory_unlock(${lockSpace}, ${number})`).catch(() => {})
    await client.end().catch(() => {})
  }
  return { lost: lost.signal, confirm, release }
}

function endClient(client: Client) {
  void client.end().catch(() => {})
}

export async function isAdvisoryLocked(name: LockName): Promise<boolean> {
  const holders = sql`select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = ${lockSpace} and objid = ${lockNumbers[name]}
    and database = (select oid from pg_database where datname = current_database())`
  return (await selectValues(read(), holders)).length > 0
}
