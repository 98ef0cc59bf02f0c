import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { imageFaults } from './image-faults.mjs'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gazette-image-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(...files: string[]) {
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
}

test('an image of what serves alone has no fault', () => {
  put('.compiled/server/start.js', 'domain/files/pdf/read-child.mjs', 'public/icon.svg')
  put('node_modules/next/package.json', 'node_modules/pg/lib/index.js', 'node_modules/@img/sharp/test.d.ts')
  expect(imageFaults(folder)).toEqual([])
})

test.each([
  ['node_modules/tsx/package.json', 'A package for building or testing: node_modules/tsx'],
  [
    'node_modules/@next/swc-linux-x64-gnu/next.node',
    'A package for building or testing: node_modules/@next/swc-linux-x64-gnu',
  ],
  ['node_modules/next/node_modules/postcss/x.js', undefined],
  [
    'node_modules/next/node_modules/esbuild/x.js',
    'A package for building or testing: node_modules/next/node_modules/esbuild',
  ],
  ['node_modules/semver/package.json', undefined],
  ['node_modules/vitest/package.json', 'A package for building or testing: node_modules/vitest'],
  ['node_modules/@playwright/test/index.js', 'A package for building or testing: node_modules/@playwright/test'],
  ['server/door.ts', 'A file for building or testing: server/door.ts'],
  ['lib/languages/fonts.test.mjs', 'A file for building or testing: lib/languages/fonts.test.mjs'],
  ['e2e/house.mjs', 'A file for building or testing: e2e'],
  ['.env', 'A file for building or testing: .env'],
])('%s in an image is told as it should be', (file, fault) => {
  put(file)
  expect(imageFaults(folder)).toEqual(fault === undefined ? [] : [fault])
})
