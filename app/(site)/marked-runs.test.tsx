import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeSettings } from '@/domain/site/settings'
import { fileWith, library as newLibrary } from '@/domain/testing/library'
import { got } from '@/domain/testing/newsroom'
import { search } from './handlers/search'
import { publications as library } from './handlers/lists'
import { entryRoute as entry } from './item'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const about = { series: 'ស៊េរីខ្មែរ', seriesNumber: '4', authors: [{ name: 'សុខ ដារ៉ា', is: 'person' as const }] }

test('a series in letters of another language is marked with that, in the list of choices and in a reference', async () => {
  const shelved = await room.shelve({ title: 'ក', slug: 'a', language: 'km', about })
  await room.shelve({ title: 'B', slug: 'b', about: { series: 'Working papers' } })
  const { text } = await ask(library, '/publications')
  expect(text).toContain('<bdi lang="km">ស៊េរីខ្មែរ</bdi></a>')
  expect(text).toMatch(/series=working-papers"[^>]*>Working papers<\/a>/)
  const { text: page } = await ask(entry, shelved.path)
  const cited = /<p class="meta text-soft copied">.*?<\/p>/s.exec(page)![0]
  expect(cited).toContain('>សុខ ដារ៉ា (2014).')
  expect(cited).toContain('ស៊េរីខ្មែរ លេខ 4.')
  const english = await room.shelve({ title: 'C', slug: 'c', about })
  const { text: other } = await ask(entry, english.path)
  expect(other).toContain('<bdi lang="km">សុខ ដារ៉ា</bdi> (2014).')
  expect(other).toContain('<bdi lang="km">ស៊េរីខ្មែរ</bdi>, no. 4.')
  expect(cited).toContain('http://localhost:3000/<wbr/>km/<wbr/>publications/<wbr/>a')
  // Its number goes with the name, so that no comma begins a line.
  expect(page).toMatch(/series=[^>]*><bdi>ស៊េរីខ្មែរ<\/bdi>[^<]*4<\/a>/)
})

test('what a screen reader hears of a file after a link is in the language of its title', async () => {
  got(await changeSettings(room.editor, { contact: 'desk@example.org' }, 0))
  const first = await room.shelve({ title: 'First', slug: 'a', pages: ['Words.'] })
  const second = await room.shelve({ title: 'Second', slug: 'b', pages: ['More words.'] })
  const files = [
    { mediaId: first.mediaId!, title: 'A report', language: 'en' as const },
    { mediaId: second.mediaId!, title: 'Annex', language: 'en' as const },
  ]
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const { path } = await room.publish('2014-10-05', { title: '1', slug: 'c', files, publication }, 'publication', 'km')
  const { text } = await ask(entry, path)
  expect(text).toMatch(new RegExp(`read/${first.mediaId}">[^<]+ · [^<]+<i>៖ <bdi lang="en">A report</bdi></i></a>`))
  expect(text).toMatch(new RegExp(`read/${second.mediaId}">[^<·]+<i>៖ <bdi lang="en">Annex</bdi></i></a>`))
  expect(text).toContain('<i> នៃ «<bdi lang="en">A report</bdi>»</i>')
})

test('the page of a file is marked by its letters where they are another language’s, and as unknown where nobody knows', async () => {
  const body = (mediaId: string) => ({ type: 'doc', content: [{ type: 'file', attrs: { mediaId, title: '1' } }] })
  const own = await fileWith(['ក្រៀល heron ហើរ'])
  const latin = await fileWith(['The heron flies'])
  for (const [slug, mediaId] of Object.entries({ own, latin })) {
    await write(async (tx) => tx.update(media).set({ language: null }).where(eq(media.id, mediaId)))
    await room.publish('2014-10-02', { title: slug, slug, body: body(mediaId) }, 'post', 'km')
  }
  const { text } = await ask(search, '/search?q=heron&language=all')
  expect(text).toMatch(/<span lang="km" class="text-soft">ក្រៀល <mark>heron<\/mark> ហើរ<\/span>/)
  expect(text).toMatch(/<span lang="" class="text-soft">The <mark>heron<\/mark> flies<\/span>/)
})

test('what was chosen and what was typed stand in the marks of the reader’s language', async () => {
  const termIds = [room.terms.myanmar]
  await room.publish('2014-10-02', { title: '湄公河 heron', slug: 'x', termIds }, 'post', 'zh')
  await room.shelve({ title: '出版物', slug: 'y', termIds, language: 'zh' })
  const { text } = await ask(search, '/zh/search?q=heron&country=myanmar')
  expect(text).toContain('国家：<bdi lang="en">Myanmar</bdi><span aria-hidden="true">×')
  expect(text).toContain('<title>搜索：“heron” – ')
  const { text: list } = await ask(library, '/zh/publications?country=myanmar&type=report')
  expect(list).toContain('国家：<bdi lang="en">Myanmar</bdi><span aria-hidden="true">×')
  await room.publish('2014-10-02', { title: 'ក', slug: 'z' }, 'post', 'km')
  await room.shelve({ title: 'ខ', slug: 'w', language: 'km', termIds })
  const { text: khmer } = await ask(library, '/km/publications?q=zzqq&country=myanmar')
  expect(khmer).toContain('«zzqq»')
  expect(khmer).not.toContain('“zzqq”')
})
