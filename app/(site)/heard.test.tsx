import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { library } from '@/domain/testing/library'
import { otherLanguages } from '@/lib/languages/languages'
import { handlerOf } from './handlers'
import { ask } from './test-ask'

// Text that is only heard on public pages: an `<i>`, which the style takes out of sight.

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

async function page(path: string) {
  const [bare = '', query] = path.split('?')
  const handler = handlerOf(bare)
  return (await ask(handler, query ? `${bare}?${query}` : bare)).text
}

/** Returns the rows of lists with a number after the link, as screen readers say them and as they look. */
function numbersIn(html: string) {
  const rows = [
    ...html.matchAll(/<li[^>]*>(<a [^>]*>(?:(?!<\/?li).)*?<\/a>(?:<span[^>]*>)?(?:<i>[^<]*<\/i>)?\d.*?)<\/li>/gs),
  ]
  return rows.map(([, row]) => ({ heard: plain(row!), seen: plain(row!.replace(/<i>.*?<\/i>/g, '')) }))
}

function plain(html: string) {
  return html.replace(/<\/a>/g, ' ').replace(/<[^>]*>/g, '')
}

const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }

test('the number beside a country, a topic or a year is heard with its unit, and seen alone', async () => {
  const { publish, terms } = room
  const termIds = Object.values(terms)
  await publish('2014-10-02', { title: 'One', slug: 'one', termIds })
  await publish('2013-10-02', { title: 'Guide', slug: 'guide', publication, termIds }, 'publication')
  await publish(
    '2013-10-03',
    { title: 'Brief', slug: 'brief', publication: { ...publication, type: 'brief' } },
    'publication',
  )

  expect(numbersIn(await page('/'))).toEqual([
    { heard: 'Myanmar 2 items', seen: 'Myanmar 2' },
    { heard: 'Protection 2 items', seen: 'Protection 2' },
  ])
  expect(numbersIn(await page('/news')).map(({ heard }) => heard)).toEqual(['Protection 2 items', '2014 1 post'])
})

test('in every language a number has a unit that is heard in it', async () => {
  const termIds = Object.values(room.terms)
  const heard: Record<string, string[]> = {}
  for (const language of otherLanguages()) {
    await room.publish('2014-10-02', { title: '1', slug: 'one', termIds }, 'post', language)
    heard[language] = numbersIn(await page(`/${language}`)).map(({ heard }) => heard)
  }
  expect(heard).toEqual({
    km: ['Myanmar 1 ចំណងជើង', 'Protection 1 ចំណងជើង'],
    lo: ['Myanmar 1 ລາຍການ', 'Protection 1 ລາຍການ'],
    my: ['Myanmar 1 ခု', 'Protection 1 ခု'],
    th: ['Myanmar 1 รายการ', 'Protection 1 รายการ'],
    vi: ['Myanmar 1 mục', 'Protection 1 mục'],
    zh: ['Myanmar 1 项', 'Protection 1 项'],
  })
})

/** The links of a page that have a word in them, by name, with where each leads: an address with `#` or without is the same file. */
function linksNamed(html: string, word: string) {
  const links = [...html.matchAll(/<a ([^>]*)>(.*?)<\/a>/gs)].filter(([, , inner]) => plain(inner!).includes(word))
  return links.map(([, attributes, inner]) => ({ name: plain(inner!), to: /href="([^"]*)"/.exec(attributes!)![1]! }))
}

test('no two links to files or pages of files have one name: each says the title of what it leads to', async () => {
  const { shelve } = room
  const pages = ['A heron stands.', 'A heron flies.']
  const one = await shelve({ title: 'Birds of the lake', slug: 'birds', pages })
  const two = await shelve({ title: 'Birds of the river', slug: 'river', pages })
  const files = linksNamed(await page('/publications'), 'PDF')
  expect(files.map(({ name }) => name).sort()).toEqual([
    'PDF, English: Birds of the lake',
    'PDF, English: Birds of the river',
  ])
  for (const path of ['/search?q=heron', '/publications?q=heron']) {
    const html = await page(path)
    const hits = linksNamed(html, 'age ')
    expect(hits.map(({ name }) => name)).toContain('PDF page 2: Birds of the lake')
    expect(hits.map(({ name }) => name)).toContain('Page 1: Birds of the river')
    expect(new Set(hits.map(({ name }) => name)).size).toBe(new Set(hits.map(({ to }) => to)).size)
    expect(html.replace(/<i>.*?<\/i>/g, '')).toContain('>PDF</a>')
  }
  const both = { mediaId: one.mediaId!, title: '', language: 'km' as const }
  const files2 = [both, { mediaId: two.mediaId!, title: 'Annex', language: null }]
  await room.publish('2014-10-05', { title: 'Both', slug: 'both', files: files2, publication }, 'publication')
  const buttons = linksNamed(await page('/publications/both'), '·')
  expect(buttons.map(({ name }) => name)).toEqual([
    'Read here · 2 pages: Annex',
    'PDF, Khmer · 1 kB: Both',
    'PDF, English · 1 kB: Annex',
  ])
})
