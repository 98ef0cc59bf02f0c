import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migratePostgres } from '@/db/migrate-postgres'
import { databaseAt, runAt } from '@/db/test-server'
import { freePort, startServer } from '@/e2e/support/server'
import { makeCluster, serverUrl, startServer as startPostgres } from '@/scripts/postgres.mjs'

/** The host that the examples name; nobody asks a name server for it. */
export const host = 'archive.example.org'

/** From where the desk may be used: an address of this machine that only a visitor has. */
export const office = '127.0.0.2'

/** Two instances on a PostgreSQL of their own, which believe a proxy on this machine; a post with a file, and an admin with a session. */
export async function startArchive(folder: string) {
  const postgres = join(folder, 'postgres')
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { recursive: true })
  makeCluster(postgres)
  const stopPostgres = await startPostgres(postgres, ['autovacuum=on'])
  await runAt(serverUrl(postgres), `create database archive encoding 'UTF8' template template0`)
  const settings = {
    DATABASE_URL: databaseAt(serverUrl(postgres), 'archive'),
    SECRET: Buffer.alloc(32, 7).toString('base64'),
    DATA_DIR: dataDir,
    SITE_URL: `https://${host}`,
    TRUSTED_PROXIES: '127.0.0.1',
    DESK_ALLOW: office,
    DEMO: 'no',
    LOG_LEVEL: 'error',
  }
  await migratePostgres(settings.DATABASE_URL)
  const start = async () => startServer({ dataDir, port: await freePort(), siteUrl: settings.SITE_URL, settings })
  const instances = await Promise.all([start(), start()])
  // What reads the engine from the settings is loaded after them.
  Object.assign(process.env, settings)
  const { someone, sessionFor } = await import('@/e2e/support/staff')
  const { newsroom } = await import('@/domain/testing/archive')
  const { pdf } = await import('@/domain/testing/uploads')
  const { editor, publish } = await newsroom()
  const file = { type: 'file', attrs: { mediaId: (await pdf(editor)).id, title: 'Report' } }
  const { path } = await publish('2015-03-04', { title: 'The river', body: { type: 'doc', content: [file] } })
  const { value } = await sessionFor(await someone('admin'))
  return {
    instances,
    ports: instances.map(({ url }) => Number(new URL(url).port)),
    post: path,
    cookie: `__Host-gazette=${value}`,
    async end() {
      await Promise.all(instances.map((instance) => instance.stop()))
      await stopPostgres()
    },
  }
}

export type Archive = Awaited<ReturnType<typeof startArchive>>
