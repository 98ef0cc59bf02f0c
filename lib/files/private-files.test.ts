import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeToOthers, makePrivate, openToOthers } from './private-files'

let dir: string
let umask: number
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gazette-private-'))
  umask = process.umask(0o022)
})
afterEach(() => {
  process.umask(umask)
  rmSync(dir, { recursive: true })
})

const mode = (path: string) => statSync(join(dir, path)).mode & 0o777

test('a file is made for its owner alone, and one that is there stays as it is', () => {
  makePrivate(join(dir, 'new'))
  expect(mode('new')).toBe(0o600)
  writeFileSync(join(dir, 'old'), 'words')
  makePrivate(join(dir, 'old'))
  expect([mode('old'), statSync(join(dir, 'old')).size]).toEqual([0o644, 5])
})

test('what was open to others is closed, with what lies in it; links and what others put there are left alone', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'gazette-elsewhere-'))
  chmodSync(elsewhere, 0o755)
  mkdirSync(join(dir, 'media/aaaaaaaaaaaa'), { recursive: true })
  mkdirSync(join(dir, 'import'))
  for (const file of ['gazette.db', 'gazette.db-wal', 'media/aaaaaaaaaaaa/document.pdf', 'import/x.xml'])
    writeFileSync(join(dir, file), '')
  symlinkSync(elsewhere, join(dir, 'link'))
  chmodSync(dir, 0o755)
  expect(openToOthers(dir).sort()).toEqual(['.', 'gazette.db', 'gazette.db-wal', 'media'])
  closeToOthers(dir)
  expect(openToOthers(dir)).toEqual([])
  const paths = ['', 'gazette.db', 'gazette.db-wal', 'media', 'media/aaaaaaaaaaaa', 'media/aaaaaaaaaaaa/document.pdf']
  expect(paths.map(mode)).toEqual([0o700, 0o600, 0o600, 0o700, 0o700, 0o600])
  expect(mode('import/x.xml')).toBe(0o644)
  expect(statSync(elsewhere).mode & 0o777).toBe(0o755)
  rmSync(elsewhere, { recursive: true })
})
