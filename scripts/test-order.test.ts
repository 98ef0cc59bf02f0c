import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import { alone, longest, notOnPostgres, onPostgres, onPostgresFirst } from './test-order.mjs'

test('every file that is named as one with a process of its own, that takes long, or that PostgreSQL does not run, is there', () => {
  const names = [
    ...alone,
    ...onPostgres,
    ...onPostgresFirst,
    ...Object.keys(notOnPostgres),
    ...longest.map((name) => `${name}.test.{ts,tsx}`),
  ]
  expect(names.filter((name) => globSync(name, { cwd: root }).length === 0)).toEqual([])
})

test('what npm test leaves out or shortens, the rest of test:all runs', () => {
  const tests = globSync(
    '{app,auth,cli,components,db,demonstration,domain,lib,proofs,scripts,server}/**/*.test.{ts,tsx}',
    {
      cwd: root,
      exclude: ['**/node_modules/**'],
    },
  )
  const shortened = tests.filter(
    (file) => /\b(runs\(\{|tries\(\d)/.test(code(file)) && file !== 'scripts/test-order.test.ts',
  )
  expect(shortened.length).toBeGreaterThan(15)
  expect(shortened.filter((file) => !/@module-tag (property|thorough)/.test(code(file)))).toEqual([])
  // Only `npm test` runs these on PostgreSQL.
  const first = onPostgresFirst.flatMap((name) => globSync(name, { cwd: root }))
  expect(first.filter((file) => /@module-tag|tags: '/.test(code(file)))).toEqual([])
})

test('no module that tests share has hooks: in one process only the first file that imports it would have them', () => {
  const shared = globSync('{app,auth,cli,components,db,demonstration,domain,lib,proofs,scripts,server}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.{ts,tsx}'],
  })
  // Vitest runs these for each file.
  const forEachFile = ['db/test-database.ts', 'scripts/test-afterwards.ts']
  const withHooks = shared.filter((file) => /^(before|after)(Each|All)\(/m.test(code(file)))
  expect(withHooks.sort()).toEqual(forEachFile)
})

test('every file of browser tests has its journey in npm test, or a reason; and every journey is a test', () => {
  const lines = code('e2e/journeys.txt').split('\n').filter(Boolean)
  const [left, journeys] = [
    lines.filter((line) => /^# \S+\.spec\.ts \w/.test(line)),
    lines.filter((line) => line[0] !== '#'),
  ]
  const files = [...left.map((line) => line.split(' ')[1]!), ...journeys.map((line) => line.split(' › ')[0]!)]
  expect([...new Set(files)].sort()).toEqual(globSync('*.spec.ts', { cwd: join(root, 'e2e') }).sort())
  const stale = journeys.filter((line) => {
    const [file, title] = line.split(' › ')
    return title && !code(`e2e/${file}`).includes(title) && file !== 'public-pages.spec.ts'
  })
  expect(stale).toEqual([])
})

function code(file: string) {
  return readFileSync(join(root, file), 'utf8')
}
