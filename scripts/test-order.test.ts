import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import { alone, longest } from './test-order.mjs'

test('every file that is named as one with a process of its own, or as one that takes long, is there', () => {
  const names = [...alone, ...longest.map((name) => `${name}.test.{ts,tsx}`)]
  expect(names.filter((name) => globSync(name, { cwd: root }).length === 0)).toEqual([])
})
