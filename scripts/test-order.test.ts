import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import { alone, longest, notOnPostgres, onPostgres } from './test-order.mjs'

test('every file that is named as one with a process of its own, that takes long, or that PostgreSQL does not run, is there', () => {
  const names = [
    ...alone,
    ...onPostgres,
    ...Object.keys(notOnPostgres),
    ...longest.map((name) => `${name}.test.{ts,tsx}`),
  ]
  expect(names.filter((name) => globSync(name, { cwd: root }).length === 0)).toEqual([])
})
