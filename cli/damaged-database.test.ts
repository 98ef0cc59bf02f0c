/** @module-tag thorough */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { entries } from '@/db/schema'
import { damageTables } from '@/db/test-damage'
import { keptBackups } from '@/domain/backups/backups'
import { got, post, someone } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { env, setDataDir } from '@/lib/process/env'
import { asSet, inPlace, newsroom, place } from './backups/test-schedule'
import { runVerb } from './verbs'

/** An archive with one proved backup, of which tables or indexes are then damaged. */
async function damaged(...tables: string[]) {
  const { dataDir } = await newsroom()
  const editor = await someone()
  for (let n = 0; n < 30; n++) await post(editor)
  const proved = got(await asSet())!.place
  damage(dataDir, ...tables)
  return { dataDir, proved }
}

function damage(dataDir: string, ...tables: string[]) {
  const { backups } = env()
  closeDatabase()
  damageTables(dataDir, ...tables)
  setDataDir(dataDir)
  env().backups = backups
}

/** Returns the message of a verb that fails. An uncaught error with a stack fails the test. */
async function told(...args: string[]) {
  const before = process.exitCode
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    process.exitCode = 0
    await runVerb(args)
    return { status: process.exitCode as number, words: error.mock.calls.flat().join('\n') }
  } finally {
    process.exitCode = before
    error.mockRestore()
    log.mockRestore()
  }
}

test('where the folder of uploads is missing, a start says so; an empty one in its place is taken', async () => {
  const { dataDir } = await newsroom()
  await picture(await someone())
  const folder = join(dataDir, 'media')
  expect(await told('prepare')).toMatchObject({ status: 0 })
  openDatabase(dataDir)
  rmSync(folder, { recursive: true })
  const { status, words } = await told('prepare')
  expect(status).toBe(1)
  expect(words).toContain(`The folder of uploads is not there: ${folder}. This archive has files in it.`)
  mkdirSync(folder)
  expect(await told('prepare')).toMatchObject({ status: 0 })
})

test.each([['revisions'], ['releases'], ['audit'], ['settings']])(
  'of a damaged table %s each verb says what is damaged and what to bring back',
  async (table) => {
    const { proved } = await damaged(table)
    for (const args of [
      ['verify'],
      ['check'],
      ['backup'],
      ['backup', join(place, 'by-hand')],
      ['backup', join(place, 'one.tar')],
    ]) {
      const { status, words } = await told(...args)
      expect([args, status, words]).toEqual([
        args,
        1,
        expect.stringMatching(new RegExp(`damaged: the table ${table} cannot be read.*restore ${proved} --yes`)),
      ])
    }
    expect(inPlace()).toEqual([proved.split('/').at(-1)])
    expect(readdirSync(place)).toEqual(['kept'])
  },
)

test.each([
  ['help_services_country', 'help_services'],
  ['terms_page', 'terms'],
])('a start does not serve an archive whose index %s fails every reader, and says why', async (index, table) => {
  const { proved } = await damaged(index)
  const { status, words } = await told('prepare')
  expect(status).toBe(1)
  expect(words).toMatch(new RegExp(`damaged: the table ${table} cannot be read.*restore ${proved} --yes`))
})

test('where the list of backups is damaged too, the newest that lies there is named, to be proved first', async () => {
  for (const table of ['backups', 'sqlite_schema']) {
    const { proved } = await damaged(table)
    expect((await told('verify')).words).toContain(`backup prove ${proved}`)
  }
})

test('a damaged index is told, makes no good backup, and none that was good goes for it', async () => {
  const { proved } = await damaged('releases_path')
  for (const verb of ['verify', 'check'])
    expect((await told(verb)).words).toContain('damaged: the table releases cannot')
  expect((await asSet()).ok).toBe(false)
  expect((await keptBackups()).map(({ place, problem }) => [place, problem])).toEqual([[proved, null]])
  expect(existsSync(join(proved, 'manifest.json'))).toBe(true)
})

test.each([['revisions'], ['releases_path'], ['backups'], ['sqlite_schema']])(
  'the backup that is named comes back in the place of a database with a damaged %s',
  async (table) => {
    const { dataDir, proved } = await damaged(table)
    closeDatabase()
    setDataDir(dataDir)
    expect(await told('restore', proved, '--yes')).toEqual({ status: 0, words: '' })
    openDatabase(dataDir)
    expect(await read().select().from(entries)).toHaveLength(31)
    expect((await told('verify')).words).toBe('')
  },
)
