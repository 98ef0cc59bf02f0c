import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { env } from '../lib/process/env'
import { randomId } from '../lib/keys/random'
import { recordKey } from '../lib/keys/record-key'
import { secretMark } from '../lib/keys/secret'
import { placeProblem } from './archive-problem'
import { withPostgres } from './engines/postgres-client'
import { postgresSchema } from './known-schema'
import { isLocked } from './locks/lock'
import { postgresProblem } from './postgres-problem'

// Instances with one PostgreSQL database must agree on these facts. The first one notes them.

const installationMarkFile = () => join(/* turbopackIgnore: true */ env().dataDir, 'installation')

/** Returns a sentence why this process cannot join. The first instance notes the facts. Only with DATABASE_URL. */
export async function installationProblem(): Promise<string | undefined> {
  const { databaseUrl, dataDir } = env()
  const place = placeProblem(dataDir)
  if (place && place.is !== 'missing') return place.message
  const problem = await postgresProblem(databaseUrl!)
  if (problem) return problem
  return withPostgres(databaseUrl!, async (client) => {
    const problem = (await schemaProblem(client)) ?? (await settingsProblem(client))
    if (!problem) await noteRecordKey(client)
    return problem
  })
}

/** Checks before the schema changes, so that a foreign instance changes nothing. `notesNothing`: true for commands. */
export async function membershipProblem({ notesNothing = false } = {}): Promise<string | undefined> {
  return withPostgres(env().databaseUrl!, async (client) => {
    const { rows } = await client.query<{ isBegun: boolean }>(
      `select to_regclass('public.installation') is not null as "isBegun"`,
    )
    if (!rows[0]!.isBegun) return undefined
    return await settingsProblem(client, notesNothing ? notedValue : readOrMakeValue)
  })
}

/** Notes the secret before any instance may start: another secret would break sessions and the record. */
export async function noteSecret(url: string) {
  return withPostgres(url, async (client) => {
    await saveValue(client, 'secret', secretMark())
  })
}

async function schemaProblem(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ isMade: boolean }>(
    `select to_regclass('public.__drizzle_migrations') is not null as "isMade"`,
  )
  const last = rows[0]!.isMade
    ? await client.query('select max(created_at) as last from __drizzle_migrations')
    : undefined
  return Number((last?.rows[0] as { last: string } | undefined)?.last) >= postgresSchema.moments.at(-1)!
    ? undefined
    : 'DATABASE_URL: the database is not of this version yet. npm start brings it to it, and so does npm run gazette -- prepare.'
}

type ReadOrMake = (client: Client, name: string, make: () => string) => Promise<string | undefined>

async function settingsProblem(client: Client, value: ReadOrMake = readOrMakeValue) {
  return (
    (await secretProblem(client, value)) ?? (await folderMarkProblem(client, value)) ?? (await recordKeyProblem(client))
  )
}

async function secretProblem(client: Client, value: ReadOrMake) {
  const mark = secretMark()
  return ((await value(client, 'secret', () => mark)) ?? mark) === mark
    ? undefined
    : 'SECRET: this is not the secret that this installation was begun with. Set the same on every instance: with another one, sessions, apps for signing in and the record break.'
}

async function folderMarkProblem(client: Client, value: ReadOrMake) {
  const mark = await value(client, 'folder', () => readFolderMark() ?? makeFolderMark())
  if (mark === undefined || readFolderMark() === mark) return undefined
  return `DATA_DIR: ${env().dataDir} is not the folder that this installation keeps its files in. Mount the folder that all instances share, and name it. If it is that folder, brought back from a copy: echo ${mark} > ${installationMarkFile()}`
}

/** Two keys in turn would begin a section with each act. The key may change while no instance runs. */
async function recordKeyProblem(client: Client) {
  const noted = await notedValue(client, recordKeyName)
  if (noted === undefined || noted === recordKey().id || !(await isLocked('leading'))) return undefined
  return 'RECORD_KEY: the instances that run sign the site history with another key. Set the same RECORD_KEY or RECORD_KEY_FILE on every instance, and for commands. To change the key, stop all instances first, and start them with the new one.'
}

const recordKeyName = 'record key'

async function noteRecordKey(client: Client) {
  const { id } = recordKey()
  if ((await notedValue(client, recordKeyName)) !== id) await saveValue(client, recordKeyName, id)
}

async function readOrMakeValue(client: Client, name: string, make: () => string) {
  const before = await notedValue(client, name)
  if (before !== undefined) return before
  await client.query('insert into installation (name, value) values ($1, $2) on conflict do nothing', [name, make()])
  return notedValue(client, name)
}

async function saveValue(client: Client, name: string, value: string) {
  const statement = `insert into installation (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`
  await client.query(statement, [name, value])
}

async function notedValue(client: Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ value: string }>('select value from installation where name = $1', [name])
  return rows[0]?.value
}

function readFolderMark(): string | undefined {
  return existsSync(installationMarkFile()) ? readFileSync(installationMarkFile(), 'utf8').trim() : undefined
}

function makeFolderMark() {
  const mark = randomId()
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(installationMarkFile(), `${mark}\n`, { mode: 0o600 })
  return mark
}
