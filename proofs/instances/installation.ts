import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migratePostgres } from '@/db/migrate-postgres'
import { databaseAt, runAt } from '@/db/test-server'
import { postgresForTests } from '@/scripts/postgres.mjs'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { startInstance, type Instance, type InstanceOptions } from './instance'

/** Returns why several instances cannot be tried on this machine; undefined if they can. */
export function postgresUnavailableReason(): string | undefined {
  return postgresForTests('/nowhere') ? undefined : 'there is no PostgreSQL'
}

let installationCount = 0

/** A running PostgreSQL server: the address of one database, and the function that stops the server. */
type RunningServer = { url: string; end(): unknown }

type Options = {
  /** Without tables. */
  isEmpty?: boolean
  /** Starts a server for this installation only. */
  startServer?(folder: string): Promise<RunningServer>
}

/** The shared server: its address, and a template database with empty tables. */
let commonServer: { url: string; template: string } | undefined

/** Starts a server that all installations of this process share unless they start their own. Returns its stop. */
export async function startCommonServer() {
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-common-'))
  const { url, end } = await anyServer(join(folder, 'postgres'))
  const template = `gazette_tables_${process.pid}`
  await runAt(url, `create database ${template} encoding 'UTF8' template template0`)
  await migratePostgres(databaseAt(url, template))
  commonServer = { url, template }
  return async () => {
    commonServer = undefined
    await runAt(url, `drop database ${template} with (force)`)
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An empty archive in PostgreSQL, or a database without tables, for any number of instances. */
export async function sharedInstallation({ isEmpty = false, startServer }: Options = {}) {
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-instances-'))
  const ready = startServer || isEmpty ? undefined : commonServer
  const { url, end } = startServer
    ? await startServer(join(folder, 'postgres'))
    : commonServer
      ? { url: commonServer.url, end() {} }
      : await anyServer(join(folder, 'postgres'))
  const names: string[] = []
  const create = async (template = 'template0') => {
    const name = `gazette_instances_${process.pid}_${++installationCount}`
    await runAt(url, `create database ${name} encoding 'UTF8' template ${template}`)
    names.push(name)
    return databaseAt(url, name)
  }
  const databaseUrl = await create(ready?.template)
  if (!isEmpty && !ready) await migratePostgres(databaseUrl)
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const settings = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SECRET: randomBytes(32).toString('base64'),
    SITE_URL: 'http://gazette.test',
  }
  const instances: Instance[] = []
  return {
    databaseUrl,
    settings,
    /** Copies the database, with the same files; returns the settings of the copy. No instance may be connected. */
    copied: async () => ({ ...settings, DATABASE_URL: await create(names[0]) }),
    async start(options: InstanceOptions = {}) {
      const instance = await startInstance(settings, options)
      instances.push(instance)
      return instance
    },
    async remove() {
      await Promise.all(instances.map((instance) => instance.kill()))
      for (const name of names) await runAt(url, `drop database ${name} with (force)`)
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a server that keeps its statistics: without them each query goes through all releases of a text. */
async function anyServer(folder: string): Promise<RunningServer> {
  const { url, start } = postgresForTests(folder, ['autovacuum=on', 'autovacuum_naptime=5s'])!
  return { url, end: await start() }
}

export type Installation = Awaited<ReturnType<typeof sharedInstallation>>
