/** @module-tag thorough */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { closeDatabase } from '@/db/connection'
import { oneAtATime, runningBackup } from '@/domain/backups/backing-up'
import { got } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'

import { inPlace, newsroom, place } from './test-schedule'

startCompiled()

const program = (dataDir: string, ...args: string[]) =>
  [
    process.execPath,
    commandLine('backup', ...args),
    {
      cwd: join(import.meta.dirname, '../..'),
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        BACKUP_DIR: join(place, 'kept'),
        NODE_ENV: 'test',
      } as NodeJS.ProcessEnv,
    },
  ] as const

test('two processes never make one at once', async () => {
  const { dataDir } = await newsroom()
  expect(await runningBackup()).toBeUndefined()
  const refusal = await oneAtATime(async ({ show }) => {
    show({ what: 'proved', done: 1, of: 2 })
    expect(await runningBackup()).toEqual({ what: 'proved', done: 1, of: 2, since: 5 })
    return { ok: true, value: spawnSync(...program(dataDir)) }
  }, 5)
  expect(got(refusal)).toMatchObject({ status: 1 })
  expect(String(got(refusal).stderr)).toMatch(/Another backup is being made or proved/)
  expect(await runningBackup()).toBeUndefined()
  expect(existsSync(join(place, 'kept'))).toBe(false)
})

test('one that is killed in the middle leaves nothing with a backup’s name, and the next cleans up after it', async () => {
  const { dataDir } = await newsroom()
  for (let n = 0; n < 20; n++) await uploaded({ files: { 'document.pdf': `%PDF ${'x'.repeat(2_000_000)}` } })
  closeDatabase()
  const child = spawn(...program(dataDir))
  const exitSignal = new Promise((ended) => child.once('exit', (_, signal) => ended(signal)))
  const keptFolder = join(place, 'kept')
  while (!existsSync(keptFolder) || !inPlace().some((name) => existsSync(join(keptFolder, name, 'media'))))
    await wait(2)
  child.kill('SIGKILL')
  expect(await exitSignal).toBe('SIGKILL')
  expect(inPlace()).toEqual([expect.stringMatching(/\.unfinished$/)])
  expect(await runningBackup()).toBeUndefined()
  const next = spawnSync(...program(dataDir))
  expect(next.status, String(next.stderr)).toBe(0)
  expect(inPlace()).toEqual([expect.stringMatching(/^gazette-[\d-]+T[\d-]+Z$/)])
  expect(readdirSync(dataDir).filter((name) => /backing-up-|json/.test(name))).toEqual([])
})
