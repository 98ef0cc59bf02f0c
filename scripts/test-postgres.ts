import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { postgresForTests } from './postgres.mjs'
import { migratePostgres } from '../db/migrate-postgres'
import { databaseAt, dropDatabases, runAt } from '../db/test-server'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string }
  }
}

/** Both are gone after the last test. */
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
    // Databases of processes too: their names begin with the template's.
    await dropDatabases(url, template)
    await stop()
    rmSync(temporary, { recursive: true, force: true })
  }
}
