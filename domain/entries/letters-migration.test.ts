import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { indexMissing } from './search-index'
import { parseQuery } from '@/lib/search/search-terms'
import { release } from '@/domain/publishing/releases'
import { fileWith } from '@/domain/testing/library'
import { got, post, someone } from '@/domain/testing/newsroom'
import { execute, write } from '@/db/connection'
import {
  addDraftWords,
  addEntryWords,
  addPageWords,
  removeDraftWords,
  removeEntryWords,
  rowsWith,
} from '@/db/full-text'
import { isPostgres } from '@/db/kit'
import { migrationFolders } from '@/db/migration-files'
import { changeByHand } from '@/db/test-by-hand'
import { testDatabase } from '@/db/test-database'

const unchanged = ['Trẻ em Hà Nội', 'ច្បាប់ ឆ្នាំ', '人口贩运，2014 年', 'Niños – “été”']
const changed = ['ឆ្នាំ ២០១៤', 'قاچاق کودکان', 'Ребёнок', 'Straße', 'Ｗｉｄｅ']

test('an upgrade indexes anew what has letters that are compared otherwise now, and nothing else', async () => {
  testDatabase()
  const editor = await someone()
  const other = { summary: '', body: '', facts: '' }
  for (const title of [...unchanged, ...changed]) {
    const saved = await post(editor, { title })
    got(await release(editor, saved, 5))
    // The former index had other letters; the mark tells texts that were not indexed anew.
    await write(async (tx) => {
      await removeEntryWords(tx, saved.revisionId)
      await addEntryWords(tx, saved.revisionId, { ...other, title: `${title} former` })
    })
  }
  const draft = await post(editor, { title: '๑๔' })
  await fileWith(['১৪'])
  await write(async (tx) => {
    await removeDraftWords(tx, draft.entryId)
    await addDraftWords(tx, draft.revisionId, { ...other, title: '๑๔' })
    await execute(tx, sql`delete from page_words`)
    await addPageWords(tx, 1, '১৪')
  })
  expect(await indexMissing()).toBe(0)
  await changeByHand(
    readFileSync(join(migrationFolders[isPostgres ? 'postgres' : 'sqlite'], '0008_letters.sql'), 'utf8'),
  )
  const again = await indexMissing()
  const rows = async (typed: string) => (await rowsWith('entry_words', parseQuery(typed)[0]!)).length
  expect(await rows('former')).toBe(unchanged.length)
  expect(again).toBe(changed.length + 2)
  for (const typed of ['٢٠١٤', 'کودکان', 'ребенок', 'strasse', 'wide', ...(isPostgres ? [] : ['noi'])])
    expect([typed, await rows(typed)]).toEqual([typed, 1 + Number(typed === '٢٠١٤')])
})
