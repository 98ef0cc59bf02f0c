import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, imports, media, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'

const most = 20

test('killed in the middle and given again, an import of a folder comes to the same as one that was not', async () => {
  const dir = testDatabase()
  mkdirSync(join(dir, 'in'))
  const lines = Array.from({ length: most }, (_, n) => {
    writeFileSync(join(dir, 'in', `${n}.csv`), `a table\n${n}\n`)
    return `${n}.csv;Number ${n};2014;Protection;n-${n};public`
  })
  writeFileSync(join(dir, 'list.csv'), ['file;title;published_on;topics;slug;state', ...lines].join('\r\n'))
  const args = ['--import', 'tsx', 'cli/main.ts', 'import', 'folder', join(dir, 'in'), '--csv', join(dir, 'list.csv')]
  const env = { ...process.env, DATA_DIR: dir, NODE_ENV: 'production' as const }

  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  const gone = once(child, 'exit')
  while (child.exitCode === null && (await read().$count(entries)) < 3) await wait(2)
  child.kill('SIGKILL')
  await gone
  const before = await read().$count(entries)
  expect(before).toBeGreaterThanOrEqual(3)
  expect(before).toBeLessThan(most)

  const again = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(again.stderr).toBe('')
  expect(again.stdout).toContain('It was cut short before, and went on where it had stopped.')
  expect(again.stdout).toMatch(/^Publications, public +20$/m)
  const counts = await Promise.all([entries, releases, media, imports].map((table) => read().$count(table)))
  expect(counts).toEqual([most, most, most, 1])
}, 60_000)
