import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '@/package.json'
import { fits } from './require-node.mjs'
import { root } from './run.mjs'

const text = (path: string) => readFileSync(join(root, path), 'utf8')

test.each(['20.19.0', '20.20.2', '22.13.0', '24.0.0', '24.18.1', '26.1.0'])('Node %s will do', (version) => {
  expect(fits(version)).toBe(true)
})

test.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.0'])('Node %s will not', (version) => {
  expect(fits(version)).toBe(false)
})

test('everything that names versions of Node names the same', () => {
  const lock = JSON.parse(text('package-lock.json')) as { packages: { '': { engines: { node: string } } } }
  expect(lock.packages[''].engines).toEqual(packageJson.engines)
  const [old, middle, newest] = [...packageJson.engines.node.matchAll(/\d+\.\d+/g)].map(String)
  const words = `Node ${parseInt(newest!)}, ${middle} or ${old}, or newer ones of these lines`
  for (const path of ['README.md', 'CONTRIBUTING.md']) expect(text(path)).toContain(words)
  const image = /^ARG NODE=(\d+)\.\d+\.\d+$/m.exec(text('Dockerfile'))
  expect(image?.[1]).toBe(String(parseInt(newest!)))
  expect(fits(process.versions.node)).toBe(true)
})
