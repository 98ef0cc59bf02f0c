import { expect, test } from 'vitest'
import { defaultRenderers } from './how-many'

const gigabyte = 2 ** 30

test.each([
  [1, 8, 0],
  [2, 8, 1],
  [4, 8, 3],
  [16, 64, 4],
  [4, 1, 0],
  [8, 1.5, 2],
  [8, 0.5, 0],
])('with %i cores and %f GB of memory %i processes make pages', (cores, gigabytes, processes) => {
  expect(defaultRenderers(cores, gigabytes * gigabyte)).toBe(processes)
})
