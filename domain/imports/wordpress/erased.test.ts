import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, imported, imports } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { requestErasure } from '@/domain/erasures/erasures'
import { release } from '@/domain/publishing/releases'
import { got, post, someone } from '@/domain/testing/newsroom'
import { importItems, now } from './test-import'

beforeEach(() => {
  testDatabase()
})

test('what was erased does not come with an export that has it under another name, and the rest of that comes', async () => {
  const editor = await someone('editor')
  const saved = await post(editor, { title: 'zqtitleq', slug: 'zqslugq' }, now)
  const { path } = got(await release(editor, saved, now))
  got(await requestErasure(editor, { entryId: saved.entryId, withTranslations: false, mediaIds: [] }, now))
  const items = [
    { id: 1, title: 'zqtitleq', slug: 'zqslugq', date: '2026-11-25 10:00:00' },
    { id: 2, title: 'zqtitleq', slug: 'zqslugq', status: 'draft', link: `http://www.old.example${path}/` },
    { id: 3, title: 'Other' },
  ]
  const { report } = await importItems(items, {}, now + 1)
  expect(report.tally).toMatchObject({ 'left out': 2 })
  expect(await read().$count(entries)).toBe(1)
  const stored = [await read().select().from(imported), await read().select().from(imports), report]
  expect(JSON.stringify(stored)).not.toMatch(/zq(title|slug)q/)
})
