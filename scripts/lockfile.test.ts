import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

type Locked = { version?: string; integrity?: string; resolved?: string; inBundle?: boolean; link?: boolean }
type Named = Record<string, string>

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>

/** Returns problems of a lockfile's packages: each must have a SHA-512 and come from npm's registry. */
function problemsOf(packages: Record<string, Locked>) {
  return Object.entries(packages).flatMap(([path, { integrity, resolved, inBundle, link }]) => {
    if (path === '' || inBundle) return [] // one that comes within another is in the hash of that one
    if (link) return [`${path} is a folder of this machine`]
    if (resolved !== undefined) return [`${path} names a place of its own`]
    return /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ? [] : [`${path} has no SHA-512`]
  })
}

test.each([
  ['package-lock.json', 500],
  ['scripts/node/package-lock.json', 1],
])('every package of %s has its hash and comes from nowhere else', (path, atLeast) => {
  const packages = read(path).packages as Record<string, Locked>
  expect(Object.keys(packages).length).toBeGreaterThan(atLeast)
  expect(problemsOf(packages)).toEqual([])
})

test('a package without a hash, with a weaker one, or from another place is found', () => {
  const integrity = `sha512-${'a'.repeat(86)}==`
  const faulty: Record<string, Locked> = {
    '': {},
    'node_modules/good': { integrity },
    'node_modules/bare': {},
    'node_modules/weak': { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
    'node_modules/other': { integrity, resolved: 'https://evil.example/x.tgz' },
    'node_modules/near': { link: true },
  }
  expect(problemsOf(faulty)).toHaveLength(4)
})

test('every version is exact', () => {
  const { dependencies, devDependencies } = read('package.json') as Record<string, Named>
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})
