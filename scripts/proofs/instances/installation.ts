import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migratePostgres } from '@/db/migrate-postgres'
import { databaseAt, runAt } from '@/db/test-server'
import { postgresForTests } from '@/scripts/postgres.mjs'
import { temporary } from '@/scripts/temporary.mjs'
import { startInstance, type Instance, type InstanceOptions } from './instance'

/** Why several instances cannot be tried on this machine; undefined where they can. */
export function whyNoPostgres(): string | undefined {
  return postgresForTests('/nowhere') ? undefined : 'there is no PostgreSQL'
}

let made = 0

/** A running server of PostgreSQL: the address of one of its databases, and how to end it. */
type RunningServer = { url: string; end(): unknown }

type Options = {
  /** Without tables. */
  isEmpty?: boolean
  /** Starts the server in a folder. */
  startServer?(folder: string): Promise<RunningServer>
}

/** One archive in PostgreSQL with nothing in it, or a database without tables; and as many instances of it as are started. */
export async function sharedInstallation({ isEmpty = false, startServer = anyServer }: Options = {}) {
  const folder = mkdtempSync(join(temporary(), 'gazette-instances-'))
  const server = await startServer(join(folder, 'postgres'))
  const { url } = server
  const name = `gazette_instances_${process.pid}_${++made}`
  await runAt(url, `create database ${name} encoding 'UTF8' template template0`)
  const databaseUrl = databaseAt(url, name)
  if (!isEmpty) await migratePostgres(databaseUrl)
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SECRET: randomBytes(32).toString('base64') }
  const instances: Instance[] = []
  return {
    databaseUrl,
    settings,
    async start(options: InstanceOptions = {}) {
      const instance = await startInstance(settings, options)
      instances.push(instance)
      return instance
    },
    async remove() {
      await Promise.all(instances.map((instance) => instance.kill()))
      await runAt(url, `drop database ${name} with (force)`)
      await server.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It counts its rows, as a server in use does: without figures of what grew, each answer goes through all releases of a text. */
async function anyServer(folder: string): Promise<RunningServer> {
  const { url, start } = postgresForTests(folder, ['autovacuum=on', 'autovacuum_naptime=5s'])!
  return { url, end: await start() }
}

export type Installation = Awaited<ReturnType<typeof sharedInstallation>>
