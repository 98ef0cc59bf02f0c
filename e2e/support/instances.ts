import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import { databaseAt, runAt } from '@/db/test-server'
import { noPostgres, postgresForTests } from '@/scripts/postgres.mjs'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { clone, runsAsInstalled } from './places'
import { freePort, startServer, type Server } from './server'

const hasPostgres = postgresForTests('/nowhere') !== undefined

/** A test of several instances, which is left out where there is no PostgreSQL; `titled` says so in its title. */
export const testOfInstances = hasPostgres ? test : test.skip
export const titled = (title: string) => (hasPostgres ? title : `${title} (${noPostgres})`)

/** A PostgreSQL for archives that several servers of the built site serve. */
export async function postgresForInstances() {
  // If this user is root, PostgreSQL runs as another user, who cannot read the folder of these tests.
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-e2e-instances-'))
  const { url, start } = postgresForTests(join(folder, 'postgres'))!
  const stopPostgres = await start()
  const names: string[] = []
  const started: Server[] = []
  return {
    folder,
    /** Settings of an archive with a database and a data directory that are empty. */
    async emptyArchive() {
      const name = `gazette_browser_${process.pid}_${names.length}`
      await runAt(url, `create database ${name} encoding 'UTF8' template template0`)
      names.push(name)
      const dataDir = join(folder, `data-${names.length}`)
      mkdirSync(dataDir)
      const secret = randomBytes(32).toString('base64')
      return { DATA_DIR: dataDir, DATABASE_URL: databaseAt(url, name), SECRET: secret, DEMO: 'no' }
    },
    /** Runs a command on an archive without blocking this process, which may serve the bucket. */
    async run(settings: Record<string, string>, ...command: string[]) {
      const env = { ...runsAsInstalled(), ...settings }
      await promisify(execFile)(process.execPath, ['.compiled/cli/main.js', ...command], { cwd: clone, env })
    },
    async serve(settings: Record<string, string>, { port, siteUrl }: { port?: number; siteUrl?: string } = {}) {
      const own = { dataDir: settings.DATA_DIR!, port: port ?? (await freePort()), siteUrl, settings }
      const server = await startServer(own)
      started.push(server)
      return server
    },
    async remove() {
      await Promise.all(started.map((server) => server.stop()))
      for (const name of names) await runAt(url, `drop database ${name} with (force)`)
      await stopPostgres()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type PostgresForInstances = Awaited<ReturnType<typeof postgresForInstances>>

/** Makes the first account of an archive, by the link that a server prints a moment after it answers. */
export async function makeFirstAccount(page: Page, server: Server) {
  await expect.poll(() => server.output()).toContain('Set up: ')
  await page.goto(server.setUpLink())
  await page.getByLabel('Name').fill('Dara Sok')
  await page.getByLabel('Email').fill('dara@example.org')
  await page.getByLabel('Password').fill('a river that nobody named yet')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)
}
