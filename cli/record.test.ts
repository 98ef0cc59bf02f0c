import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { someone, post } from '@/domain/testing/newsroom'
import { env, parseEnv } from '@/lib/process/env'
import { installationSecret } from '@/lib/keys/secret'
import { recordKey, recordKeyIn } from '@/lib/keys/record-key'
import { recordVerb } from './record'
import { prepare } from './prepare'

let folder: string
const set = env()

beforeEach(async () => {
  folder = testDatabase()
  env().recordKey = undefined
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await post(await someone(), { title: 'One' })
  return () => {
    env().recordKey = set.recordKey
    vi.restoreAllMocks()
  }
})

async function outputOf(...args: string[]) {
  const result = await recordVerb.run(args)
  return result.ok ? [] : result.problems.map(({ message }) => message)
}

test('a key of its own takes over: only after somebody has said so, or with the key from before', async () => {
  const file = join(folder, 'outside.key')
  expect(await outputOf('key', file)).toEqual([])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  env().recordKey = { file }
  expect((await checkRecord()).problems[0]).toMatch(/cannot be checked with the key that is set now/)
  expect(await outputOf('begin')).toContainEqual(expect.stringMatching(/^Nothing was written/))
  writeFileSync(join(folder, 'old.key'), installationSecret())
  expect(await outputOf('begin', '--old-key-file', join(folder, 'old.key'))).toEqual([])
  expect((await checkRecord()).problems).toEqual([])
})

test('a fault is vouched for only by somebody who is sure', async () => {
  const db = new Database(join(folder, 'gazette.db'))
  db.exec("update audit set verb = 'x' where number = 1")
  db.close()
  expect(await outputOf('begin')).toContainEqual(expect.stringMatching(/^Entry 1, of /))
  expect(await outputOf('begin', '--yes')).toEqual([])
  expect((await checkRecord()).problems).toEqual([])
})

test('the key comes from the secret, or from what is set; a file that cannot be read is no reason to use another', async () => {
  const derived = recordKey()
  env().recordKey = { text: 'x'.repeat(40) }
  expect(recordKey().id).not.toBe(derived.id)
  expect(derived.bytes.toString('base64')).not.toBe(readFileSync(join(folder, 'secret'), 'utf8').trim())
  expect(recordKeyIn(join(folder, 'secret')).id).toBe(derived.id)
  env().recordKey = { file: join(folder, 'none') }
  expect(() => recordKey()).toThrow(/cannot be read/)
  expect(await prepare.run([])).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/cannot be read/) }],
  })
  expect(() => parseEnv({ RECORD_KEY: 'short' })).toThrow('RECORD_KEY')
  expect(() => parseEnv({ RECORD_KEY: 'x'.repeat(32), RECORD_KEY_FILE: 'a' })).toThrow('set one of them')
})
