/** @module-tag thorough */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { archiveProblem } from '@/db/archive-problem'
import { closeDatabase, read } from '@/db/connection'
import { installationProblem } from '@/db/installation'
import { publicVersion } from '@/db/schema'
import { copyPostgres } from '@/db/rows/copy'
import { testDatabase } from '@/db/test-database'
import { connectTo, runAt } from '@/db/test-server'
import { got } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { env } from '@/lib/process/env'
import { ArrivalFolder } from './arrival-folder'
import { moveToPostgres } from '@/cli/move'
import { moveToSqlite } from './to-sqlite'

let place: string
beforeEach(() => void (place = mkdtempSync(join(tmpdir(), 'gazette-arrival-'))))
afterEach(() => rmSync(place, { recursive: true, force: true }))

const sentence = async (work: Promise<{ ok: boolean; problems?: { message: string }[] }>) => {
  const result = await work
  return result.ok ? '' : result.problems![0]!.message
}

/** An archive with nothing in it, once it is empty: until then connections are ended. */
async function emptyArchive() {
  const dataDir = testDatabase()
  await read().select().from(publicVersion)
  return dataDir
}

test('a folder that holds something else is refused, and an archive that a server uses', async () => {
  const dataDir = await emptyArchive()
  writeFileSync(join(place, 'letter.txt'), 'mine')
  expect(await sentence(moveToSqlite(place, 0))).toMatch(/has something in it/)
  writeFileSync(join(dataDir, 'gazette.db'), '')
  expect(await sentence(moveToSqlite(dataDir, 0))).toMatch(/has a gazette\.db already: move it away first/)
  expect(readdirSync(place)).toEqual(['letter.txt'])
  expect(await sentence(moveToSqlite(join(place, 'new'), 0))).toMatch(/A server is using this archive/)
  expect(await sentence(moveToPostgres(env().databaseUrl!, 0))).toMatch(/DATABASE_URL is set: leave it out/)
})

/** A folder in which an archive arrives, with its rows. */
async function arriving(path: string) {
  const folder = new ArrivalFolder(path)
  expect(await folder.begin()).toBeUndefined()
  await copyPostgres(env().databaseUrl!, folder.database)
  return folder
}

test('uploads are copied once, what is half there is copied anew, and one that is damaged is named', async () => {
  testDatabase()
  const [one, other] = [await uploaded(), await uploaded({ files: { 'document.pdf': '%PDF another' } })]
  const path = join(place, 'new')
  const folder = await arriving(path)
  const copy = (id: string) => join(folder.staging, 'media', id, 'document.pdf')
  mkdirSync(join(folder.staging, 'media', one), { recursive: true })
  writeFileSync(copy(one), '%PDF')
  writeFileSync(`${copy(one)}.part`, '%PDF t')
  got(await folder.copyFiles(() => {}))
  writeFileSync(copy(other), '%PDF anotheR')
  expect(await sentence(folder.copyFiles(() => {}))).toMatch(/is not what it was when it was stored/)
  rmSync(copy(other))
  rmSync(fileOf(other))
  expect(await sentence(folder.copyFiles(() => {}))).toMatch(new RegExp(`${other}/document.pdf is missing`))
  expect(existsSync(join(path, 'gazette.db'))).toBe(false)
})

test('cut off at its last step, everything goes back and gets its place again', async () => {
  testDatabase()
  const id = await uploaded()
  const path = join(place, 'new')
  const folder = await arriving(path)
  got(await folder.copyFiles(() => {}))
  await folder.finish()
  expect(readdirSync(path).sort()).toEqual(['gazette.db', 'media', 'secret'])
  mkdirSync(folder.staging)
  const again = new ArrivalFolder(path)
  expect(await again.begin()).toBeUndefined()
  expect(readdirSync(path)).toEqual(['arriving-move'])
  expect(existsSync(join(again.staging, 'media', id, 'document.pdf'))).toBe(true)
  await again.finish()
  expect(readdirSync(path).sort()).toEqual(['gazette.db', 'media', 'secret'])
})

test('back into the folder of the uploads, these stay where they are', async () => {
  const dataDir = testDatabase()
  const id = await uploaded()
  const folder = await arriving(dataDir)
  got(await folder.copyFiles(() => {}))
  expect(readdirSync(folder.staging)).toEqual(['gazette.db'])
  await folder.finish()
  expect(readdirSync(dataDir).sort()).toEqual(['gazette.db', 'media', 'secret'])
  expect(existsSync(fileOf(id))).toBe(true)
})

test('a move back into DATA_DIR that was cut off keeps SQLite from being used there, and not PostgreSQL: so it can be run again', async () => {
  const dataDir = await emptyArchive()
  mkdirSync(join(dataDir, 'arriving-move'))
  expect(archiveProblem(dataDir)).toMatchObject({ message: expect.stringMatching(/has not all arrived/) })
  expect(await installationProblem()).toBeUndefined()
})

const servers = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'gazette'`

test('a server that ends the connection is a sentence with the next step', async () => {
  const dataDir = await emptyArchive()
  const url = env().databaseUrl!
  closeDatabase()
  while ((await runAt(url, servers)).rowCount! > 0);
  const holder = await connectTo(url)
  await holder.query('begin; lock table revisions in access exclusive mode')
  const moving = sentence(moveToSqlite(join(place, 'new'), 0))
  const endWaiting = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  while ((await runAt(url, endWaiting)).rowCount === 0);
  expect(await moving).toMatch(
    /has ended the connection.*The archive in PostgreSQL is as it was\. Run the same command again/,
  )
  await holder.end()
  expect(readdirSync(dataDir)).toEqual([])
})
