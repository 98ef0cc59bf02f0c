import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { storeUpload } from '@/domain/files/intake'
import { got, someone } from '@/domain/testing/newsroom'
import { paragraph, styled, wordFile } from '@/domain/testing/word'
import { beginCorrectedEdition } from './begin-corrected-edition'
import { findDraft } from './drafts'

const now = Date.UTC(2026, 9, 1)

test('a corrected text is called as its document is, and only without a title as the file', async () => {
  testDatabase()
  const editor = await someone()
  const called = async (source: Buffer, name: string) => {
    const { id } = got(await storeUpload(editor, { source, name }, now))
    const begun = got(await beginCorrectedEdition(editor, id, now))
    return (await findDraft(editor, begun.entryId))!.content.title
  }
  const words = paragraph('Words of the report.')
  expect(await called(wordFile([words], { title: 'Fish markets' }), 'a.docx')).toBe('Fish markets')
  expect(await called(wordFile([styled('Heading1', 'Markets'), words], { title: 'a.doc' }), 'b.docx')).toBe('Markets')
  expect(await called(wordFile([words, words]), 'final_report-2014.docx')).toBe('final report 2014')
})
