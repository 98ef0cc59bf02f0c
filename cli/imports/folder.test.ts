/** @module-tag thorough */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { read } from '@/db/connection'
import { entries, imports as begun, media, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { imports } from '../import'

startCompiled()

const max = 20

/** A folder of tables, and the list that describes them. */
function folderIn(dir: string) {
  mkdirSync(join(dir, 'in'))
  const lines = Array.from({ length: max }, (_, n) => {
    writeFileSync(join(dir, 'in', `${n}.csv`), `a table\n${n}\n`)
    return `${n}.csv;Number ${n};2014;Protection;n-${n};public`
  })
  writeFileSync(join(dir, 'list.csv'), ['file;title;published_on;topics;slug;state', ...lines].join('\r\n'))
  return ['folder', join(dir, 'in'), '--csv', join(dir, 'list.csv')]
}

test('of two imports at once one is refused, and nothing comes twice', async () => {
  const args = folderIn(testDatabase())
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const results = await Promise.all([imports.run(args), imports.run(args), imports.run([...args, '--dry-run'])])
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true, true])
  expect(await read().$count(entries)).toBe(max)
  expect((await imports.run(args)).ok).toBe(true)
  expect(await read().$count(entries)).toBe(max)
})

test('killed in the middle and given again, an import of a folder comes to the same as one that was not', async () => {
  const dir = testDatabase()
  const args = commandLine('import', ...folderIn(dir))
  const env = { ...process.env, DATA_DIR: dir, NODE_ENV: 'production' as const }

  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  const exit = once(child, 'exit')
  while (child.exitCode === null && (await read().$count(entries)) < 3) await wait(2)
  child.kill('SIGKILL')
  await exit
  const before = await read().$count(entries)
  expect(before).toBeGreaterThanOrEqual(3)
  expect(before).toBeLessThan(max)

  const again = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(again.stderr).toBe('')
  expect(again.stdout).toContain('It was cut short before, and continued where it had stopped.')
  expect(again.stdout).toMatch(/^Publications, public +20$/m)
  const counts = await Promise.all([entries, releases, media, begun].map((table) => read().$count(table)))
  expect(counts).toEqual([max, max, max, 1])
})
