import type * as fs from 'node:fs'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { env, setDataDir } from '../process/env'
import { installationSecret, secretMark } from './secret'

const disk = vi.hoisted(() => ({ meanwhile: undefined as (() => void) | undefined }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const linkSync: typeof real.linkSync = (from, to) => {
    if (!disk.meanwhile) return real.linkSync(from, to)
    disk.meanwhile()
    throw Object.assign(new Error('operation not permitted, link'), { code: 'EPERM' })
  }
  return { ...real, linkSync }
})

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gazette-secret-'))
  setDataDir(join(dir, 'data'))
  // With PostgreSQL a setting has it.
  Object.assign(env(), { secret: undefined })
})
afterEach(() => {
  disk.meanwhile = undefined
  rmSync(dir, { recursive: true })
})
const file = () => join(dir, 'data/secret')

test.each(['with second names', 'without them'])('on a file system %s a secret is made once', (kind) => {
  if (kind === 'without them') disk.meanwhile = () => {}
  const made = installationSecret()
  expect(Buffer.from(made, 'base64')).toHaveLength(32)
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect([installationSecret(), readdirSync(join(dir, 'data'))]).toEqual([made, ['secret']])
})

test('of two that begin at once on a file system without second names, both have the secret of the first', () => {
  disk.meanwhile = () => writeFileSync(file(), 'of the first')
  expect(installationSecret()).toBe('of the first')
  expect(readdirSync(join(dir, 'data'))).toEqual(['secret'])
})

test('an empty file is no secret', () => {
  setDataDir(dir)
  writeFileSync(join(dir, 'secret'), '')
  expect(installationSecret).toThrow('is empty')
  expect(existsSync(join(dir, 'secret'))).toBe(true)
})

test('a mark tells secrets apart', () => {
  expect(secretMark('one')).toBe(secretMark('one'))
  expect(secretMark('one')).not.toBe(secretMark('other'))
})
