import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { postgresForTests } from './postgres.mjs'
import { migratePostgres } from '../db/migrate-postgres'
import { databaseAt, dropDatabases, runAt } from '../db/test-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server, and a database of this version with nothing in it, of which each process makes one of its own. */
    postgres: { url: string; template: string }
  }
}

/** Starts the server, or takes the one that is named, and makes the template; both are gone after the last test. */
export default async function makePostgresTemplate(project: TestProject) {
  const temporary = project.config.env.TMPDIR!
  mkdirSync(temporary, { recursive: true })
  const { url, start } = postgresForTests(join(temporary, 'postgres'))!
  const stop = await start()
  const template = `gazette_template_${process.pid}_${project.name.replace('-', '_')}`
  await runAt(url, `create database ${template} encoding 'UTF8' template template0`)
  await migratePostgres(databaseAt(url, template))
  project.provide('postgres', { url, template })
  return async () => {
    // The databases that processes made of it too: their names begin with its name.
    await dropDatabases(url, template)
    await stop()
    rmSync(temporary, { recursive: true, force: true })
  }
}
