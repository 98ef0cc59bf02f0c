/** @module-tag thorough */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, expect, test } from 'vitest'
import { desc } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { lastBackup } from '@/domain/backups/backups'
import { checkDownload, downloadBackup } from '@/domain/backups/download'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'
import { keyFrom, newKey } from '@/lib/sealed/seal'
import { backUp, proveBackup } from '../backup'

let place: string
afterEach(() => rmSync(place, { recursive: true, force: true }))

const password = 'seven quiet rivers run'

async function newsroom() {
  const dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-download-'))
  writeFileSync(join(dataDir, 'secret'), 'a secret', { mode: 0o600 })
  const admin = await someone('admin')
  await post(admin, { title: 'A title that is nowhere else' })
  await uploaded({ files: { 'document.pdf': `%PDF ${'x'.repeat(1_200_000)}`, [`${'long'.repeat(30)}.webp`]: 'small' } })
  return admin
}

async function downloaded(admin: Actor, typed: string) {
  const { newest } = await lastBackup()
  const { name, stream } = got(await downloadBackup(admin, { id: newest!.id, password: typed }, 5))
  const file = join(place, name)
  await pipeline(stream, createWriteStream(file))
  return file
}

test.each(['kept', 'kept.tar'])(
  'a backup that lies as %s is taken away sealed, and is proved like any other',
  async (where) => {
    const admin = await newsroom()
    got(await backUp(join(place, where), { now: Date.UTC(2026, 4, 3, 7, 5) }))
    const file = await downloaded(admin, password)
    expect(file).toMatch(/backup-2026-05-03T0705\.tar\.age$/)
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    for (const words of ['A title that is nowhere else', '%PDF', 'gazette-backup'])
      expect(bytes.includes(words)).toBe(false)
    got(await proveBackup(file, { key: got(keyFrom(password)), now: 6 }))
    expect(await proveBackup(file, { key: got(keyFrom('another one of such length')), now: 6 })).toMatchObject({
      ok: false,
    })
    const [last] = await read().select().from(audit).orderBy(desc(audit.id)).limit(1)
    expect([last!.verb, last!.by]).toEqual(['downloaded a backup', admin.id])
  },
)

test('one that is encrypted goes as it is, without a password', async () => {
  const admin = await newsroom()
  const key = got(keyFrom(newKey()))
  got(await backUp(join(place, 'kept.tar'), { key, now: 1 }))
  const file = await downloaded(admin, '')
  expect(readFileSync(file).equals(readFileSync(join(place, 'kept.tar')))).toBe(true)
})

test('a short password, a backup that is gone and another role are refused before anything leaves', async () => {
  const admin = await newsroom()
  got(await backUp(join(place, 'kept'), { now: 1 }))
  const { newest } = await lastBackup()
  const short = { id: newest!.id, password: 'fifteen letters' }
  expect(await checkDownload(admin, short)).toMatchObject({ problems: [{ field: 'password' }] })
  expect(await downloadBackup(admin, short, 2)).toMatchObject({ problems: [{ field: 'password' }] })
  const editor = await someone('editor')
  await expect(checkDownload(editor, { id: newest!.id, password })).rejects.toThrow()
  rmSync(join(place, 'kept'), { recursive: true })
  expect(await downloadBackup(admin, { id: newest!.id, password }, 2)).toMatchObject({ ok: false })
  expect(await downloadBackup(admin, { id: 999, password }, 2)).toMatchObject({ ok: false })
})
