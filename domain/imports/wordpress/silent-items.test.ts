import { asc } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { redirectTarget } from '../../published/redirects'
import { importWordPress } from './import'
import { attachment, exported, itemXml, oldUrl, uploadsWith, type Item } from './test-export'
import { importItems, installation, now, sentences } from './test-import'

// Items without values that WordPress always writes, and several items with a value that must be unique.

beforeEach(() => {
  testDatabase()
})

const without = (item: Item, ...names: string[]) =>
  names.reduce((xml, name) => xml.replace(new RegExp(`<${name}>[^<]*</${name}>`), ''), itemXml(item))

async function titlesHere() {
  return (await read().select().from(revisions).orderBy(asc(revisions.id))).map(({ title }) => title)
}

test('without a date or a type, nothing becomes public: it is a draft without a moment, and listed', async () => {
  const { report } = await importItems([
    without({ id: 1, title: 'Dateless' }, 'wp:post_date', 'wp:post_date_gmt'),
    itemXml({ id: 2, title: 'Zeros' }).replaceAll(/(<wp:post_date(?:_gmt)?>)[^<]*/g, '$10000-00-00 00:00:00'),
    without({ id: 3, title: 'Typeless' }, 'wp:post_type'),
    without({ id: 4, title: 'Nothing said' }, 'wp:post_type', 'wp:status', 'wp:post_date', 'wp:post_date_gmt'),
    without({ id: 5, title: 'Typeless in the trash', status: 'trash' }, 'wp:post_type'),
  ])
  expect(await read().select().from(releases)).toEqual([])
  const drafts = await read().select().from(revisions).orderBy(asc(revisions.id))
  expect(drafts.map(({ title, dated }) => [title, dated])).toEqual([
    ['Dateless', null],
    ['Zeros', null],
    ['Typeless', null],
    ['Nothing said', null],
  ])
  const listed = Object.fromEntries(
    report.problems
      .filter(({ what }) => what.startsWith('Its export'))
      .map(({ what, found }) => [what, found.map(({ title }) => title)]),
  )
  expect(listed).toEqual({
    'Its export does not say when it was published. Here it is a draft: publish it with the date it had.': [
      'Dateless',
      'Zeros',
    ],
    'Its export does not say whether it is a post or a page. Here it is a draft of a post.': [
      'Typeless',
      'Nothing said',
    ],
  })
  expect(sentences(report.leftOut)).toEqual(['It was in the trash there.'])
})

test('what has a file and no type is a file', async () => {
  const uploads = uploadsWith({ '2014/10/a.csv': 'a,b\n1,2\n' })
  const { report } = await importItems([without(attachment(7, '2014/10/a.csv'), 'wp:post_type')], { uploads })
  expect(report.counts.find(({ what }) => what === 'Files')?.tally.new).toBe(1)
  expect(await read().$count(entries)).toBe(0)
})

const two: Item[] = [
  { id: 7, title: 'The ferry', slug: 'the-ferry' },
  { id: 7, title: 'The bridge', slug: 'the-bridge' },
]

test('of two texts with one number both come, and the number leads to the first', async () => {
  const { report } = await importItems(two)
  expect(await titlesHere()).toEqual(['The ferry', 'The bridge'])
  expect(await redirectTarget({ source: '/?p=7', now })).toBe('/2014/10/the-ferry')
  const listed = report.problems.find(({ what }) => what.startsWith('Another text of the export has the same number'))
  expect(listed?.found.map(({ title }) => title)).toEqual(['The bridge'])
  expect(listed?.theme?.about).toBe('Other addresses than before')
  const again = await importItems(two)
  expect(again.report.tally).toMatchObject({ new: 0, changed: 0, conflict: 0 })
  expect(await read().$count(entries)).toBe(2)
})

test('what came under a number is known again beside a newcomer', async () => {
  await importItems(two.slice(0, 1))
  const { report } = await importItems([...two, { ...two[0]!, title: 'Third', slug: 'third', guid: `${oldUrl}/?p=8` }])
  expect(report.tally).toMatchObject({ new: 2, changed: 0 })
  expect(await titlesHere()).toEqual(['The ferry', 'The bridge', 'Third'])
})

test('two files with one number both come', async () => {
  const uploads = uploadsWith({ '2014/10/a.csv': 'a,b\n1,2\n', '2014/10/b.csv': 'c,d\n3,4\n' })
  const { report } = await importItems([attachment(7, '2014/10/a.csv'), attachment(7, '2014/10/b.csv')], { uploads })
  expect(report.counts.find(({ what }) => what === 'Files')?.tally.new).toBe(2)
})

test('a text that is in two portions comes once; with other words, the second is listed as left out', async () => {
  const portion = exported(two.slice(0, 1))
  const same = await importWordPress(installation, { files: [portion, exported(two)] }, now)
  expect(same).toMatchObject({ ok: true, value: { report: { leftOut: [] } } })
  expect(await titlesHere()).toEqual(['The ferry', 'The bridge'])
  const { report } = await importItems([two[0]!, { ...two[0]!, content: '<p>Other words.</p>' }])
  expect(report.leftOut).toMatchObject([
    { what: 'The export has it twice, with other words. The first was taken over.', found: [{ title: 'The ferry' }] },
  ])
})
