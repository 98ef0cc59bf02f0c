import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { declarePeople } from '@/domain/consents/marks'
import { liveAddresses } from '@/domain/published/sitemap'
import { release } from '@/domain/publishing/releases'
import { wordpressArchive } from '@/domain/exports/wordpress/archive'
import { importWordPress } from '@/domain/imports/wordpress/import'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, lookedAt } from '@/domain/testing/consents'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { mediaRoot } from '@/lib/store/media'
import { WxrFiles } from './wxr'

const folder = mkdtempSync(join(tmpdir(), 'gazette-people-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const now = Date.UTC(2016, 0, 1)

async function exported(name: string, staff?: Actor) {
  const archive = await wordpressArchive({ origin: 'https://gazette.example', staff }, now)
  const file = join(folder, name)
  const files = new WxrFiles(archive.channel, { file, mode: 0o600, now })
  for await (const { item, copy } of archive.parts()) {
    await files.add(item)
    if (!copy) continue
    mkdirSync(dirname(join(folder, copy.to)), { recursive: true })
    copyFileSync(join(mediaRoot(), copy.from), join(folder, copy.to))
  }
  await files.end()
  return file
}

test('an export for staff carries the mark and nothing of consents; an import keeps what is marked as a draft, and says so', async () => {
  testDatabase()
  const admin = await someone('admin')
  const marked = await post(admin, { title: 'Her own words', body: text('Words.') }, now - 2)
  const shown = await post(admin, { title: 'A meeting', body: text('Words.') }, now - 2)
  got(await declarePeople(admin, { entryId: marked.entryId, people: 'at risk' }, now - 2))
  got(await declarePeople(admin, { entryId: shown.entryId, people: 'shown' }, now - 2))
  const second = await someone('editor')
  const facts = { reference: 'CASE-4711', pseudonym: 'Dao', conditions: 'Not in print', entryIds: [marked.entryId] }
  await consentFor(second, { ...facts, lastDay: '2017-01-01' }, now - 2)
  await lookedAt(second, marked.entryId, now - 2)
  for (const saved of [marked, shown]) got(await release(admin, saved, now - 1))

  const forStaff = await exported('staff.xml', admin)
  const forReaders = await exported('readers.xml')
  for (const file of [forStaff, forReaders])
    for (const secret of ['CASE-4711', 'Dao', 'Not in print', 'unavailable'])
      expect(readFileSync(file, 'utf8')).not.toContain(secret)
  expect(readFileSync(forStaff, 'utf8')).toContain('"people":"at risk"')
  expect(readFileSync(forReaders, 'utf8')).not.toContain('at risk')

  testDatabase()
  const other = await someone('admin')
  const { report } = got(await importWordPress(other, { files: [forStaff] }, now))
  expect(report.tally).toMatchObject({ new: expect.any(Number), conflict: 0 })
  expect((await liveAddresses(now + 1)).map(({ path }) => path)).toEqual([expect.stringContaining('a-meeting')])
  const rows = await read()
    .select({ title: entries.headTitle, people: entries.people })
    .from(entries)
    .orderBy(entries.id)
  expect(rows).toEqual([
    { title: 'Her own words', people: 'at risk' },
    { title: 'A meeting', people: 'shown' },
  ])
  expect(JSON.stringify(report)).toContain('It is about people at risk, or shows them. It stays a draft')
})
