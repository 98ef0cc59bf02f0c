import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { imported } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { storeUpload } from '@/domain/files/intake'
import { describeUpload } from '@/domain/files/media-details'
import { consentFor } from '@/domain/testing/consents'
import { got, someone } from '@/domain/testing/newsroom'
import { importFolder } from './import'

const now = Date.UTC(2026, 0, 1, 2)

test('what the gate for people at risk holds back stays a draft, and no report says a name that must not appear', async () => {
  const dir = testDatabase()
  const admin = await someone('admin')
  const bytes = 'a table\n1\n'
  const { id } = got(await storeUpload(admin, { source: Buffer.from(bytes), name: 'table.csv' }, now))
  got(await describeUpload(admin, { id, changes: { caption: 'As Thida told it' } }, now))
  const consentId = await consentFor(admin, { lineages: [id] }, now)
  got(await forbidNames(admin, { consentId, names: ['Thida'] }, now))
  mkdirSync(join(dir, 'in'))
  writeFileSync(join(dir, 'in', 'table.csv'), bytes)
  writeFileSync(join(dir, 'list.csv'), 'file;title;published_on;state\r\ntable.csv;A table;2014;public')
  const request = { source: 'folder', dir: join(dir, 'in'), csv: join(dir, 'list.csv') }
  const report = got(await importFolder(admin, request, now))
  const kept = JSON.stringify([report, await read().select().from(imported)])
  expect(kept).toContain('It stays a draft until consents are recorded here')
  expect(kept).not.toContain('Thida')
})
