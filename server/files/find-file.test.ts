import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { storeUpload } from '@/domain/files/intake'
import { findItem } from '@/domain/published/item'
import { release } from '@/domain/publishing/releases'
import { library } from '@/domain/testing/library'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { wordDocument } from '@/domain/testing/office'
import { smallPdf } from '@/domain/testing/pdfs'
import { mediaRoot } from '@/lib/store/media'
import type { FileToSend } from './file-to-send'
import { findFile } from './find-file'

const now = 1_000

async function offered(at: number) {
  testDatabase()
  const editor = await someone()
  const pdf = got(await storeUpload(editor, { source: smallPdf(), name: 'a.pdf' }, now))
  const word = got(await storeUpload(editor, { source: wordDocument(), name: 'a.docx' }, now))
  const files = [pdf, word].map(({ id: mediaId }) => ({ mediaId, title: '', language: null, accessible: null }))
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const whole = content({ title: 'A report', slug: 'a-report', files, publication })
  const begun = { kind: 'publication' as const, language: 'en' as const, session: 's', content: whole }
  const saved = got(await createEntry(editor, begun, now))
  got(await release(editor, { ...saved, at }, now))
  return { pdf, word }
}

test('the first page of a document is a picture like any other, from the moment that readers may have the document', async () => {
  const { pdf, word } = await offered(5_000)
  const cover = { id: pdf.id, width: 960, format: 'webp' } as const
  for (const request of [cover, { id: pdf.id, name: 'a.pdf' }, { id: word.id, name: 'a.docx' }]) {
    expect(await findFile(request, 4_999)).toBeUndefined()
    const file = (await findFile(request, 5_000)) as FileToSend
    expect(existsSync(join(mediaRoot(), file.mediaId, file.file))).toBe(true)
  }
  expect(await findFile(cover, 5_000)).toMatchObject({ type: 'image/webp', name: '960.webp' })
  expect(await findFile({ ...cover, id: word.id }, 5_000)).toBeUndefined()
  const { item } = (await findItem({ path: '/publications/a-report', now: 5_000 })) as { item: { cover?: object } }
  expect(item.cover).toEqual({ id: pdf.id, width: pdf.width, height: pdf.height })
})

test('a file leads back to every page that offers it, and to none that only waits for its moment', async () => {
  testDatabase()
  const room = await library()
  const now = Date.now()
  const { path, mediaId } = await room.shelve({ title: 'A report', pages: ['One page.'] })
  const files = [{ mediaId: mediaId!, title: '', language: null }]
  const other = await room.publish('2014-11-01', { title: 'News of it', files })
  const whole = content({ title: 'Planned', files })
  const planned = got(
    await createEntry(room.editor, { kind: 'post', language: 'en', session: 's', content: whole }, now),
  )
  got(await release(room.editor, { ...planned, at: now + 1_000_000 }, now))
  const [{ name } = { name: '' }] = await read().select({ name: media.name }).from(media)
  const back = [other.path, path].map((page) => `<http://localhost:3000${page}>; rel="collection"; type="text/html"`)
  for (const version of [undefined, 1])
    expect(await findFile({ id: mediaId!, version, name }, now)).toMatchObject({ link: back.join(', ') })
})

test('a first page that has no small files yet is sent in the next width, and no other width is made up', async () => {
  const { pdf } = await offered(5_000)
  const small = (width: number) => findFile({ id: pdf.id, width, format: 'webp' }, 5_000)
  expect(await small(120)).toMatchObject({ name: '120.webp', file: '120.webp', type: 'image/webp' })
  await write(async (tx) => tx.delete(storedFiles).where(inArray(storedFiles.name, ['120.webp', '240.webp'])))
  const [{ width } = { width: null }] = await read()
    .select({ width: media.width })
    .from(media)
    .where(eq(media.id, pdf.id))
  const next = `${Math.min(480, width!)}.webp`
  expect(await small(120)).toMatchObject({ name: '120.webp', file: next, type: 'image/webp' })
  expect(await small(130)).toMatchObject({ name: '130.webp', file: '130.webp' })
})
