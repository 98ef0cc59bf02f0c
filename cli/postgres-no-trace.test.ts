/** @module-tag thorough */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { read } from '@/db/connection'
import { connectPostgres } from '@/db/engines/postgres-client'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { confirmErasure, requestErasure } from '@/domain/erasures/erasures'
import { got } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { backUp } from './backup'
import { restore } from './restore'
import { markedStory } from './test-marked-story'
import { namesOf, tracesIn } from './test-traces'

const now = Date.UTC(2014, 9, 7, 2)
let dataDir: string
let place: string
let client: Awaited<ReturnType<typeof connectPostgres>>

beforeEach(() => {
  dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-no-trace-'))
})
afterEach(async () => {
  await client.end()
  rmSync(place, { recursive: true, force: true })
})

/** Returns how many rows of any table hold a rare word of the story. */
async function rowsWithWords() {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  let found = 0
  for (const { name } of rows) {
    const counted = await client.query<{ n: number }>(
      `select count(*)::int as n from "${name}" t where t::text ~ 'zq[a-z]+q'`,
    )
    found += counted.rows[0]!.n
  }
  return found
}

/** The folder of this database's files, where the server is on this machine and its files may be read. */
async function filesOfDatabase() {
  const { rows } = await client.query<{ folder: string }>(
    `select current_setting('data_directory') || '/base/' || oid as folder from pg_database where datname = current_database()`,
  )
  return existsSync(rows[0]!.folder) ? rows[0]!.folder : undefined
}

test('of a story that was erased no row, no backup and no file in DATA_DIR has a word, and no file of the server once its tables are written anew', async () => {
  const story = await markedStory(now)
  // Emptying the database for the test has ended every connection to it.
  client = await connectPostgres(env().databaseUrl!)
  const folder = await filesOfDatabase()
  await client.query('checkpoint')
  expect(await rowsWithWords()).toBeGreaterThan(20)
  if (folder) expect(namesOf(tracesIn(folder, story.needles)).length).toBeGreaterThan(20)
  const asked = { entryId: story.entryId, withTranslations: true, mediaIds: story.mediaIds }
  const { id } = got(await requestErasure(story.first, asked, now + 1))
  got(await confirmErasure(story.second, id, now + 2))
  expect(await rowsWithWords()).toBe(0)
  expect(tracesIn(dataDir, story.needles)).toEqual([])
  const backup = join(place, 'backup')
  got(await backUp(backup, { now: Date.now() }))
  expect(tracesIn(backup, story.needles)).toEqual([])
  await client.query('vacuum full')
  await client.query('checkpoint')
  if (folder) expect(tracesIn(folder, story.needles)).toEqual([])
})

test('a backup that still holds it is restored into an empty database without it, by the list beside the backup', async () => {
  const story = await markedStory(now)
  const backup = join(place, 'backup')
  got(await backUp(backup, { now: Date.now() }))
  const asked = { entryId: story.entryId, withTranslations: true, mediaIds: story.mediaIds }
  got(await confirmErasure(story.second, got(await requestErasure(story.first, asked, now + 1)).id, now + 2))
  copyFileSync(join(dataDir, 'erasures.json'), join(place, 'erasures.json'))
  dataDir = testDatabase()
  await read().$count(entries)
  const output: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line))
  try {
    got(await restore.run([backup]))
  } finally {
    log.mockRestore()
  }
  expect(output.join('\n')).toMatch(/Erased again, since they had been erased permanently: 5 entries/)
  client = await connectPostgres(env().databaseUrl!)
  expect(await rowsWithWords()).toBe(0)
  expect(tracesIn(dataDir, story.needles)).toEqual([])
})
