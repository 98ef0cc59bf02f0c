import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inArray } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, fingerprints } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { programToRun } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { record } from './audit'
import { checkRecord } from '@/domain/care/record-check'
import { someone } from '@/domain/testing/newsroom'

startCompiled()

const root = join(import.meta.dirname, '../..')
let folder: string

beforeEach(async () => {
  folder = testDatabase()
  const editor = await someone()
  await write(async (tx) => {
    for (const n of [1, 2, 3]) await record(tx, editor, { verb: 'submitted', entryId: n }, n)
  })
})

test('acts are numbered without gaps, each signed with the key', async () => {
  const rows = await read().select().from(audit).orderBy(audit.id)
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(new Set(rows.map(({ key }) => key))).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{16}$/)]))
  expect(rows.map(({ hash }) => hash)).toEqual(rows.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)))
})

test('what is refused leaves nothing in the record', async () => {
  await write(async (tx) => {
    await record(tx, { id: null }, { verb: 'submitted' }, 4)
    return { ok: false }
  })
  expect(await checkRecord()).toMatchObject({ acts: 3, problems: [] })
})

test('an act that writes no release states nothing', async () => {
  expect(await read().$count(fingerprints, inArray(fingerprints.kind, ['release', 'revision']))).toBe(0)
})

test('two processes that write at once make one chain', { tags: 'thorough' }, async () => {
  const file = (name: string) => join(root, programToRun(name).file)
  const other = `
    import { openDatabase, write } from '${file('db/connection')}'
    import { record } from '${file('domain/staff/audit')}'
    openDatabase(process.argv[1])
    for (let n = 0; n < 60; n++) await write((tx) => record(tx, { id: null }, { verb: 'from elsewhere' }, n))`
  const args = [...programToRun('').options, '--input-type=module', '-e', other, folder]
  const child = spawn(process.execPath, args, { cwd: root })
  const ended = once(child, 'exit')
  let n = 0
  while (child.exitCode === null && n < 5_000) {
    await write(async (tx) => record(tx, { id: null }, { verb: 'from here' }, n++))
    await wait(1)
  }
  expect((await ended)[0]).toBe(0)
  const rows = await read().select({ verb: audit.verb }).from(audit).orderBy(audit.id)
  const turns = rows.filter((row, at) => at > 0 && row.verb !== rows[at - 1]!.verb).length
  expect(rows.filter((row) => row.verb === 'from elsewhere')).toHaveLength(60)
  expect(turns).toBeGreaterThan(2) // they did take turns
  expect(await checkRecord()).toMatchObject({ acts: 3 + 60 + n, problems: [] })
})
