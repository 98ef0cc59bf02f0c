/** @module-tag thorough */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { programToRun } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'

startCompiled()

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gazette-start-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Returns what a program prints that cannot start on a data directory. */
function begin(dataDir: string, [program, ...args]: [string, ...string[]]) {
  const { options, file } = programToRun(program)
  const env = { ...process.env, NODE_ENV: 'production' as const, DATA_DIR: dataDir, PORT: '0', DEMO: 'no' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, file, ...args], {
    encoding: 'utf8',
    env,
    cwd: join(import.meta.dirname, '..'),
  })
  return { status, output: stdout, lines: stderr.trimEnd().split('\n') }
}

test('where a server cannot start, it says in one sentence why and what to do, and makes nothing', () => {
  expect(begin(join(folder, 'none'), ['server/main'])).toEqual({
    status: 1,
    output: '',
    lines: [expect.stringContaining('nothing is there. npm start makes one')],
  })
  expect(readdirSync(folder)).toEqual([])
})

test('what is in the place of an archive is told by the server and by the command before it, and stays', () => {
  writeFileSync(join(folder, 'data'), 'a file')
  mkdirSync(join(folder, 'letters'))
  writeFileSync(join(folder, 'letters/gazette.db'), 'A letter, and no database at all.')
  for (const program of [['server/main'], ['cli/main', 'prepare']] satisfies [string, ...string[]][]) {
    const answer = (lines: string) => ({ status: 1, output: '', lines: [expect.stringContaining(lines)] })
    expect(begin(join(folder, 'data'), program)).toEqual(answer('which is a file'))
    expect(begin(join(folder, 'letters'), program)).toEqual(answer('is no database'))
  }
  expect(readdirSync(join(folder, 'letters'))).toEqual(['gazette.db'])
})
