import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media, mediaEditions, mediaPages } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { editionProgram } from '@/lib/edition/schema'
import { savePages } from '@/domain/entries/search-index'
import { got, someone } from '@/domain/testing/newsroom'
import { smallPdf } from '@/domain/testing/pdfs'
import { makeDueEditions, documentReportOf } from './editions'
import { storeUpload } from './intake'
import { removeProperties } from './properties'

beforeEach(() => {
  testDatabase()
})

const line = (words: string, y: number) => `BT /F1 12 Tf 20 ${y} Td (${words}) Tj ET\n`
/** Three pages with a running head, which alone has a name. */
const withHead = () =>
  smallPdf({
    pages: 3,
    content: line('Report for Zanzibar', 380) + line('Many words of the report that is read here', 200),
  })

async function stored(source = withHead()) {
  const editor = await someone()
  return { editor, upload: got(await storeUpload(editor, { source, name: 'a.pdf' }, 5)) }
}

const pagesOf = (id: string) =>
  read().select().from(mediaPages).where(eq(mediaPages.mediaId, id)).orderBy(asc(mediaPages.page))
const make = () => makeDueEditions({ signal: new AbortController().signal, pause: async () => {} })

test('an upload has its edition at once: blocks and their words by page, furniture apart, a report', async () => {
  const { editor, upload } = await stored()
  const pages = await pagesOf(upload.id)
  expect(pages.map(({ text, artifacts, blocks }) => ({ text, artifacts, blocks }))).toEqual(
    Array(3).fill({
      text: 'Many words of the report that is read here',
      artifacts: 'Report for Zanzibar',
      blocks: [{ is: 'paragraph', words: ['Many words of the report that is read here'] }],
    }),
  )
  const [edition] = await read().select().from(mediaEditions)
  expect(edition).toMatchObject({ sha256: upload.sha256, program: editionProgram, from: 'layout', outline: [] })
  expect(await documentReportOf(editor, upload.id)).toMatchObject({
    of: 'pdf',
    report: { tagged: false, fontsOutside: ['Helvetica'] },
  })
  expect(await documentReportOf(await someone('contributor'), upload.id)).toBeUndefined()
})

test('files from before, and those of an older program, get their edition afterwards, once', async () => {
  const { upload } = await stored()
  expect(await make()).toBe(0)
  await write(async (tx) => {
    await savePages(tx, upload.id, ['Old words', '', ''])
    await tx.delete(mediaEditions)
  })
  expect(await make()).toBe(1)
  expect((await pagesOf(upload.id))[0]).toMatchObject({ text: 'Many words of the report that is read here' })
  await write(async (tx) => tx.update(mediaEditions).set({ program: editionProgram - 1 }))
  expect(await make()).toBe(1)
  expect(await make()).toBe(0)
})

test('whoever stops it is not waited for, and what is in the trash is left', async () => {
  const { upload } = await stored()
  await write(async (tx) => tx.delete(mediaEditions))
  const stopped = new AbortController()
  stopped.abort()
  expect(await makeDueEditions({ signal: stopped.signal, pause: async () => {} })).toBe(0)
  await write(async (tx) => tx.update(media).set({ trashedAt: 5 }).where(eq(media.id, upload.id)))
  expect(await make()).toBe(0)
})

test('a file whose bytes are replaced gets a report of the new ones', { tags: 'thorough' }, async () => {
  const { editor, upload } = await stored()
  got(await removeProperties(editor, { id: upload.id }, 6))
  expect(await documentReportOf(editor, upload.id)).toBeUndefined()
  expect(await make()).toBe(1)
  expect(await documentReportOf(editor, upload.id)).toBeDefined()
})

test('an edition goes with its file', async () => {
  const { upload } = await stored()
  await write(async (tx) => tx.delete(media).where(eq(media.id, upload.id)))
  expect([await read().$count(mediaEditions), await read().$count(mediaPages)]).toEqual([0, 0])
})
