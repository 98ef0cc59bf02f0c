import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { databaseAt, dropDatabases, runAt } from '@/db/test-server'
import { env } from '@/lib/process/env'
import { bucketOf } from '@/lib/store/media-url'
import { S3Store } from '@/lib/store/s3-store'
import { keys, openBucket } from '@/lib/store/test-s3'
import { noPostgres, postgresForTests } from '@/scripts/postgres.mjs'
import { startBalancer } from './balancer'
import { freshData, templateIn, type Archive } from './places'
import { freePort, startServer, type Server, type Start } from './server'

// Runs all browser tests as on a large site: two instances with one PostgreSQL and one bucket, behind one address that
// sends requests to both in turn.

/** Starts the database server and the bucket for all processes of the tests. Returns a function that stops them. */
export async function prepareTwoInstances(folder: string, fill: () => void) {
  const postgres = postgresForTests(join(folder, 'postgres'))
  if (!postgres) throw new Error(`PostgreSQL: ${noPostgres}`)
  const stopPostgres = await postgres.start()
  const template = `gazette_browser_tests_${process.pid}`
  await runAt(postgres.url, `create database ${template} encoding 'UTF8' template template0`)
  const SECRET = randomBytes(32).toString('base64')
  Object.assign(process.env, { DATABASE_URL: databaseAt(postgres.url, template), SECRET })
  fill()
  const bucket = await openBucket()
  Object.assign(process.env, { E2E_BUCKET: bucket.url, E2E_TEMPLATE: template, ...keys })
  return async () => {
    await bucket.close()
    await dropDatabases(postgres.url, template)
    await stopPostgres()
  }
}

let copies = 0

/** A copy of the demonstration archive for two instances: a database, and a part of the bucket. */
export async function freshShared(): Promise<Archive> {
  const { DATABASE_URL, E2E_BUCKET, E2E_TEMPLATE: template } = process.env
  const name = `${template}_${process.pid}_${++copies}`
  await runAt(databaseAt(DATABASE_URL!, 'postgres'), `create database ${name} template ${template}`)
  const bucket = new URL(E2E_BUCKET!)
  bucket.pathname = `/${name}`
  const archive = { DATA_DIR: freshData(), DATABASE_URL: databaseAt(DATABASE_URL!, name), MEDIA_URL: bucket.href }
  rmSync(join(archive.DATA_DIR, 'media'), { recursive: true })
  await fillBucket(archive)
  return archive
}

/** Points this process, which has no connection open, at an archive. */
export function openShared({ DATABASE_URL: databaseUrl, MEDIA_URL }: Archive) {
  Object.assign(env(), { databaseUrl, bucket: bucketOf({ MEDIA_URL, ...keys }) })
}

/** Copies the template's files into an archive's part of the bucket. */
async function fillBucket({ DATA_DIR, MEDIA_URL }: Archive) {
  const media = join(templateIn(process.env.GAZETTE_E2E!), 'media')
  const store = new S3Store(bucketOf({ MEDIA_URL, ...keys })!, join(DATA_DIR, 'media'))
  for (const group of readdirSync(media)) {
    const names = readdirSync(join(media, group))
    await store.put(group, Object.fromEntries(names.map((name) => [name, readFileSync(join(media, group, name))])))
  }
}

/** Two servers with one archive, as one: `restart` and `stop` are about both. */
export async function startTwo(start: Start): Promise<Server> {
  const url = `http://localhost:${start.port}`
  const ports = [await freePort(), await freePort()]
  const servers = await Promise.all(ports.map((port) => startServer({ siteUrl: url, ...start, port })))
  const [first, second] = servers as [Server, Server]
  let balancer: Awaited<ReturnType<typeof startBalancer>> | undefined = await startBalancer(start.port, ports)
  return {
    ...first,
    url,
    output: () => first.output() + second.output(),
    restart: async (from, changed) => {
      await Promise.all(servers.map((server) => server.restart(from, changed)))
      balancer ??= await startBalancer(start.port, ports)
    },
    stop: async () => {
      const [code, other] = await Promise.all(servers.map((server) => server.stop()))
      await balancer?.stop()
      balancer = undefined
      return code || other!
    },
  }
}
