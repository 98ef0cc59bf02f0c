/** @module-tag thorough */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { nameSources } from '@/lib/process/source-frames'
import { compile } from './compile.mjs'
import { root } from './run.mjs'

const folder = join(root, '.compiled')
beforeAll(() => compile())

/** Returns what Node prints that runs a line of code in the clone. */
function run(line: string, settings: Record<string, string> = {}) {
  const args = ['--input-type=module', '--eval', line]
  const env = { ...process.env, NODE_ENV: 'production' as const, ...settings }
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  return { status, stderr }
}

test('all that a compiled file imports here is there', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  const imported = files.flatMap((name) => {
    const file = join(folder, name)
    const specifiers = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b.*?["'](\.[^"']+)["'];$/gm)]
    return specifiers.map(([, specifier]) => resolve(dirname(file), specifier!))
  })
  expect(imported.length).toBeGreaterThan(1_000)
  expect(imported.filter((file) => !existsSync(file))).toEqual([])
})

test('the server and the commands load, and need none of the packages that compile', () => {
  const modules = ['cli/verbs', 'server/turns/staff', 'server/renderers/next-app', 'db/engines/postgres']
  const loading = modules.map((name) => `await import('./.compiled/${name}.js')`).join(';')
  expect(run(loading)).toEqual({ status: 0, stderr: '' })
  const code = ['typescript', 'esbuild', 'tsx', 'postcss'].map((name) => `node_modules/${name}/`)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  expect(
    files.filter((name) => code.some((words) => readFileSync(join(folder, name), 'utf8').includes(words))),
  ).toEqual([])
})

test('the stack of an error names the source and its line', () => {
  const { stderr } = run(
    `const { env } = await import('./.compiled/lib/process/env.js')
    const { errorFacts } = await import('./.compiled/lib/process/log.js')
    try { env() } catch (error) { console.error(errorFacts(error, false).at) }`,
    { BACKUP_EVERY: '4', BACKUP_DIR: '' },
  )
  const line = readFileSync(join(root, 'lib/process/env.ts'), 'utf8')
    .split('\n')
    .findIndex((text) => text.includes('BACKUP_EVERY: BACKUP_DIR names'))
  expect(stderr).toContain(`/lib/process/env.ts:${line + 1}:`)
  expect(stderr).not.toContain('.compiled/lib/process/env.js')
})

test('an error whose map cannot be read is told all the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-maps-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'broken.js.map'), 'no map')
  const frames = [`    at f (${folder}/broken.js:1:1)`, '    at file:///%zz/missing.js:1:1'].join('\n')
  expect(nameSources(frames)).toBe(frames)
})
