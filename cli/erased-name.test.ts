/** @module-tag thorough */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { withPostgres } from '@/db/engines/postgres-client'
import { isPostgres } from '@/db/kit'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { confirmErasure, requestNameErasure } from '@/domain/erasures/erasures'
import { findItem } from '@/domain/published/item'
import { addComment } from '@/domain/review/comments'
import { release } from '@/domain/publishing/releases'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { backUp } from './backup'
import { restore } from './restore'
import { tracesIn } from './test-traces'

const now = Date.UTC(2014, 9, 7, 2)
const needles = { first: 'zqmaryq', last: 'zqchanq', First: 'Zqmaryq', Last: 'Zqchanq' }
let dataDir: string
let place: string

beforeEach(() => {
  dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-erased-name-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(place, { recursive: true, force: true })
})

/** Finds the name in every file of the data, and in every row of PostgreSQL, whose pages keep bytes until later. */
async function traces() {
  const inFiles = tracesIn(dataDir, needles)
  if (!isPostgres) return inFiles
  return withPostgres(env().databaseUrl!, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    )
    for (const { name } of rows) {
      const found = await client.query(`select 1 from "${name}" t where t::text ~* 'zq(mary|chan)q' limit 1`)
      if (found.rowCount) inFiles.push(name)
    }
    return inFiles
  })
}

test('of a name that was erased no byte is left in the data, in new backups, or after an older backup is restored', async () => {
  const [first, second] = [await someone('admin'), await someone('admin')]
  const name = 'Zqmaryq Zqchanq'
  const story = { title: `${name} speaks`, slug: 'she-speaks', summary: name, byline: name, body: text(`By ${name}.`) }
  const saved = await post(first, story, now)
  const { path } = got(await release(first, saved, now))
  got(await addComment(second, { ...saved, text: `Is it ${name}?` }, now))
  const backup = join(place, 'backup')
  got(await backUp(backup, { now: Date.now() }))
  const without = { title: 'She speaks', slug: 'she-speaks', body: text('By her.') }
  const next = await savedAgain(first, saved, without, now + 1)
  got(await release(first, next, now + 1))
  expect((await traces()).length).toBeGreaterThan(1)

  const { id } = got(await requestNameErasure(first, { entryId: saved.entryId, names: [name] }, now + 2))
  got(await confirmErasure(second, id, now + 3))
  expect(await traces()).toEqual([])
  expect((await checkRecord()).problems).toEqual([])
  const later = join(place, 'later')
  got(await backUp(later, { now: Date.now() }))
  expect(tracesIn(later, needles)).toEqual([])
  expect(tracesIn(backup, needles).length).toBeGreaterThan(1)

  copyFileSync(join(dataDir, 'erasures.json'), join(place, 'erasures.json'))
  if (isPostgres) dataDir = testDatabase()
  else closeDatabase()
  if (isPostgres) await read().$count(entries)
  got(await restore.run([backup, '--yes']))
  if (!isPostgres) openDatabase(dataDir)
  expect(await traces()).toEqual([])
  expect(await findItem({ path, now: now + 4 })).toMatchObject({ is: 'live', item: { title: '[name removed] speaks' } })
  expect((await checkRecord()).problems).toEqual([])
})
