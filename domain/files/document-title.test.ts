import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { got, someone } from '@/domain/testing/newsroom'
import { paragraph, styled, wordFile } from '@/domain/testing/word'
import { titleInProperty } from './document-title'
import { storeUpload } from './intake'
import { titlePageOf } from './title-page'

test.each([
  'Microsoft Word - final.docx',
  'report_final_v3',
  'Annual report.indd',
  'untitled',
  'Presentation1',
  'scan0001',
  'PowerPoint Presentation.pptx',
])('“%s” is no title', (title) => expect(titleInProperty(title)).toBe(''))

test.each(['Findings of 2014', 'Trafficking', 'របាយការណ៍', 'COMMIT: the first ten years'])('“%s” is one', (title) => {
  expect(titleInProperty(` ${title}\u0000 `)).toBe(title)
})

test('a document is called by its property, or by the heading that it begins with', { tags: 'thorough' }, async () => {
  testDatabase()
  const editor = await someone('editor')
  async function called(body: string[], title = '') {
    const source = wordFile(body, { title })
    const { id } = got(await storeUpload(editor, { source, name: 'Final_v3.docx' }, 0))
    return (await titlePageOf(editor, id))!.title
  }
  const words = paragraph('Words of the report.')
  const heading = styled('Heading1', 'Markets on the river')
  expect(await called([heading, words], 'Fish markets')).toBe('Fish markets')
  expect(await called([heading, words], 'Microsoft Word - Final.doc')).toBe('Markets on the river')
  expect(await called([styled('Title', 'Markets'), heading, words])).toBe('Markets')
  expect(await called([words, styled('Heading2', 'Small'), words])).toBe('')
  expect(await called([styled('Heading1', 'Contents'), heading, words], 'untitled')).toBe('')
})
