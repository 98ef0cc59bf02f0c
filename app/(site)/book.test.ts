import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { faultsOfEpub, unzip } from '@/lib/epub/test-faults'
import { zip } from '@/lib/formats/zip'
import { mediaStore } from '@/lib/store/media'
import { morning, newsroom } from '@/domain/testing/archive'
import { withdraw } from '@/domain/publishing/releases'
import { got, text } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'
import { offerLanguages } from '@/domain/site/site-languages'
import { book } from './book/book'
import { feed } from './feed/feeds'
import { runAtMoment } from './moment'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

async function ask(path: string) {
  const request = new Request(`http://localhost:3000${path}/book.epub`)
  const answer = await runAtMoment({ at: morning('2016-01-01') }, () => book(request))
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

const month = () => ask('/2014/10')

async function archive() {
  const { editor, publish, terms } = room
  const { id } = await picture(editor, 'a.png', { width: 1200, height: 800 })
  const words = (text: string, ...marks: object[]) => ({ type: 'text', text, marks })
  const link = { type: 'link', attrs: { href: '/2014/10/second' } }
  const heading = { type: 'heading', attrs: { level: 2 }, content: [words('Note 1')] }
  const cell = { type: 'tableCell', content: [{ type: 'paragraph', content: [words('x')] }] }
  const body = {
    type: 'doc',
    content: [
      heading,
      heading,
      {
        type: 'paragraph',
        content: [
          words('A <b> & “c” '),
          words('on', link),
          { type: 'footnote', attrs: { text: 'A note: https://e.org/?a=1&b=2' } },
        ],
      },
      { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
      { type: 'picture', attrs: { mediaId: id, alt: 'A “river”', caption: 'Seen' } },
    ],
  }
  const lead = { mediaId: id, alt: 'The river', credit: 'A & B' }
  await publish('2014-10-02', {
    title: 'First <one> & more',
    slug: 'first',
    summary: 'S & s',
    termIds: Object.values(terms),
    body,
    lead,
  })
  await publish('2014-10-03', { title: 'Second', slug: 'second', body: text('Words.') })
  const file = await pdf(editor)
  const files = [{ mediaId: file.id, title: 'The report', language: 'km' as const }]
  const titlePage = { type: 'report' as const, publishedOn: '2014-10', publisher: '', series: 'Papers' }
  await publish(
    '2014-10-14',
    { title: 'A report', termIds: [terms.myanmar], files, publication: titlePage },
    'publication',
  )
  await publish('2015-03-03', { title: 'អំពី', slug: 'about', body: text('ពាក្យ') }, 'post', 'km')
  return { picture: id }
}

const textOf = (files: Awaited<ReturnType<typeof unzip>>, name: string) =>
  files.find((file) => file.name === `EPUB/${name}`)?.data.toString() ?? ''

test('a month, a year, a country and a series are books that reading systems open, the oldest text first', async () => {
  await archive()
  const asked = [
    await month(),
    await ask('/2014'),
    await ask('/countries/myanmar'),
    await ask('/publications'),
    await ask('/km/2015/03'),
  ]
  for (const { status, headers, bytes } of asked) {
    expect([status, headers.get('content-type')]).toEqual([200, 'application/epub+zip'])
    expect(await faultsOfEpub(bytes)).toEqual([])
  }
  expect(asked[0]!.headers.get('content-disposition')).toBe('attachment; filename="2014-10.epub"')
  const files = await unzip(asked[0]!.bytes)
  expect(textOf(files, 'nav.xhtml')).toMatch(/First &lt;one&gt; &amp; more[\s\S]*Second/)
  expect(textOf(files, 'package.opf')).toContain('<dc:language>en</dc:language>')
  expect(textOf(await unzip(asked[4]!.bytes), 'package.opf')).toContain('<dc:language>km</dc:language>')
  const [, first = ''] = /href="(text-\d+\.xhtml)"/.exec(textOf(files, 'nav.xhtml')) ?? []
  const chapter = textOf(files, first)
  expect(chapter).toContain('epub:type="noteref"')
  expect(chapter).toMatch(/<a href="text-\d+\.xhtml">on<\/a>/)
  expect(chapter).toContain('<img src="')
  expect(chapter).toContain('http://localhost:3000/2014/10/first</a>')
})

test('the same content gives the same bytes', { tags: 'thorough' }, async () => {
  await archive()
  expect((await month()).bytes.equals((await month()).bytes)).toBe(true)
})

test('what readers do not have is in no book', { tags: 'thorough' }, async () => {
  await archive()
  const gone = await room.publish('2014-10-05', { title: 'Somebody', slug: 'somebody' })
  const kept = await room.publish('2014-10-06', { title: 'Kept', slug: 'kept' })
  await room.publish('2016-10-06', { title: 'Still to come', slug: 'later' })
  const at = morning('2014-11-01')
  got(await withdraw(room.editor, { entryId: gone.entryId, reason: 'request', explanation: 'x', at }, at))
  got(
    await withdraw(
      room.editor,
      { entryId: kept.entryId, reason: 'error', explanation: 'A year is wrong.', keepPage: true, at },
      at,
    ),
  )
  const files = await unzip((await ask('/2014')).bytes)
  const words = files.map(({ data }) => data.toString()).join('')
  expect(words).not.toMatch(/Somebody|somebody|Still to come/)
  expect(words).toContain('This text has been withdrawn. It is kept here as it was. A year is wrong.')
  expect((await ask('/2016')).status).toBe(404)
  expect((await ask('/km/2014/10')).status).toBe(404)
})

test(
  'a picture whose file is not there is left out with its description, and the book says so',
  { tags: 'thorough' },
  async () => {
    const { picture } = await archive()
    await mediaStore().remove(picture)
    const { status, bytes } = await month()
    expect([status, await faultsOfEpub(bytes)]).toEqual([200, []])
    const files = await unzip(bytes)
    expect(files.some(({ name }) => name.endsWith('.jpg'))).toBe(false)
    expect(files.map(({ data }) => data.toString()).join('')).toContain('[A “river”]')
    expect(textOf(files, 'title.xhtml')).toContain('Some pictures or long texts are left out.')
  },
)

test('a book with a fault is found out', async () => {
  await archive()
  const files = await unzip((await month()).bytes)
  const changed = (name: string, change: (text: string) => string) =>
    zip(files.map((file) => (file.name === name ? { ...file, data: Buffer.from(change(file.data.toString())) } : file)))
  const title = 'EPUB/title.xhtml'
  for (const bytes of [
    await zip(files.toReversed()),
    await zip(files.slice(0, -1)),
    await zip([...files, { name: 'EPUB/more.css', data: Buffer.from('a') }]),
    await changed(title, (text) => text.replace('</h1>', '')),
    await changed(title, (text) => text.replace('</section>', '<img src="https://e.org/a.jpg" alt=""/></section>')),
    await changed(title, (text) => text.replace('</section>', '<p id="a"/><p id="a"/></section>')),
    await changed('EPUB/nav.xhtml', (text) => text.replace('title.xhtml', 'none.xhtml')),
    await changed('EPUB/package.opf', (text) => text.replace(/<dc:language>.*?<\/dc:language>/, '')),
  ])
    expect(await faultsOfEpub(bytes)).not.toEqual([])
})

test('books and the texts of feeds run in the direction of their language, passages in theirs', async () => {
  got(await offerLanguages(room.editor, ['ar'], 0))
  const words = (text: string, ...marks: object[]) => ({ type: 'text', text, marks })
  const english = { type: 'language', attrs: { lang: 'en' } }
  const content = [{ type: 'paragraph', content: [words('في '), words('Laos', english)] }]
  await room.publish('2014-10-02', { title: 'بيان', slug: 'bayan', body: { type: 'doc', content } }, 'post', 'ar')
  const files = await unzip((await ask('/ar/2014/10')).bytes)
  expect(textOf(files, 'package.opf')).toContain('<spine page-progression-direction="rtl">')
  const chapter = textOf(files, 'text-1.xhtml')
  expect(chapter).toContain('lang="ar" dir="rtl"')
  expect(chapter).toContain('<span lang="en" dir="ltr"')
  const request = new Request('http://localhost:3000/ar/feed.xml')
  const answer = await runAtMoment({ at: morning('2016-01-01') }, () => feed(request))
  expect(await answer.text()).toContain(
    '<div lang="ar" dir="rtl"><p>في <span lang="en" dir="ltr">Laos</span></p></div>',
  )
})
