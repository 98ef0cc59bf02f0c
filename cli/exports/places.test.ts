import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fillExportFolder } from './folder'
import { inTheWay } from './wxr'

// Things that lie where an export is to be, from other exports and from those that were killed.

const place = mkdtempSync(join(tmpdir(), 'gazette-places-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const site = join(place, 'site')
const write = (words: string) =>
  fillExportFolder({ target: site, at: 0, replace: true }, 'json', (folder) => folder.write('words', words))

test('an export that was killed at its last step leaves the next one free, and what stood there comes back', async () => {
  await write('one')
  mkdirSync(join(place, 'site.unfinished.before/half'), { recursive: true })
  writeFileSync(join(place, 'site.unfinished.before/half/gone'), '')
  expect((await write('two')).ok).toBe(true)
  expect(readdirSync(place)).toEqual(['site'])
  renameSync(site, join(place, 'site.unfinished.before'))
  await expect(
    fillExportFolder({ target: site, at: 0, replace: true }, 'json', () => Promise.reject(new Error('full'))),
  ).rejects.toThrow('full')
  expect(readFileSync(join(site, 'words'), 'utf8')).toBe('two')
  expect(existsSync(join(place, 'site.unfinished.before'))).toBe(false)
})

test('an export in parts stops before any part that is there, not the first alone', () => {
  const file = join(place, 'archive.xml')
  writeFileSync(join(place, 'archive-3.xml'), '')
  writeFileSync(join(place, 'other-1.xml'), '')
  expect(inTheWay({ file, split: 1 })).toBe(join(place, 'archive-3.xml'))
  expect(inTheWay({ file })).toBeUndefined()
  expect(inTheWay({ file: join(place, 'nowhere/archive.xml'), split: 1 })).toBeUndefined()
})
