import { expect, test } from 'vitest'
import { slugProblem } from '@/domain/content/checks/slug'
import { bodySchema } from '@/domain/content/body/schema'
import { pathOf } from '@/lib/web/entry-path'
import { isSlug } from '@/lib/text/slug'
import { instantOf } from '@/lib/time/time'
import { doc, type BodyBlock, type TextNode } from './body'
import {
  countries,
  drafts,
  entryTexts,
  EntryText,
  leadSlug,
  pictures,
  posts,
  publications,
  readText,
  scheduled,
  site,
  topics,
  unpublishedChange,
} from './texts'

const paths = entryTexts.map(({ kind, entry }) => {
  const { slug, on, language = 'en' } = entry
  return pathOf({ kind, slug, language, dated: moment(on), zone: site.zone })
})

function moment(on: string) {
  const [date, time] = on.split(' ')
  const instant = instantOf({ date: date!, time: time!, zone: site.zone })
  if (!instant.ok) throw new Error(`${on}: ${instant.problem}`)
  return instant.at
}

test('every entry has an address of its own that may stand in an address', () => {
  expect(new Set(paths).size).toBe(paths.length)
  for (const { kind, entry } of entryTexts) expect(slugProblem(kind, entry.slug), entry.slug).toBeUndefined()
  for (const { slug } of [...drafts, scheduled, ...countries, ...topics]) expect(isSlug(slug), slug).toBe(true)
})

test('every date exists and lies between 2013 and 2016', () => {
  for (const { entry } of entryTexts) expect(entry.on).toMatch(/^201[3-6]-\d\d-\d\d \d\d:\d\d$/)
  for (const { entry } of entryTexts)
    expect(moment(entry.changed?.on ?? entry.on)).toBeGreaterThanOrEqual(moment(entry.on))
})

test('five posts stand in October 2014, at least fourteen other months have some, and one has more than a page', () => {
  const english = posts.filter((post) => !post.language)
  const months = [...new Set(english.map((post) => post.on.slice(0, 7)))]
  const daysIn = (month: string) =>
    english.filter((post) => post.on.startsWith(month)).map((post) => Number(post.on.slice(8, 10)))
  expect(daysIn('2014-10')).toEqual([2, 9, 14, 21, 28])
  expect(months.length).toBeGreaterThanOrEqual(15)
  expect(daysIn('2014-11').length).toBeGreaterThanOrEqual(12)
  expect(new Set(months.map((month) => daysIn(month).length)).size).toBeGreaterThanOrEqual(5)
})

test('the seven workshops, the final report, the newsletter and a guide are among the publications', () => {
  const slugs = publications.map((publication) => publication.slug)
  for (const { slug } of countries) expect(slugs).toContain(`visioning-workshop-${slug}`)
  expect(slugs).toEqual(
    expect.arrayContaining(['uniap-phase-iii-final-report', 'newsletter-october-2014', 'reading-the-archive']),
  )
  expect(new Set(publications.map((publication) => publication.type)).size).toBeGreaterThanOrEqual(5)
  expect(new Set(publications.map(({ publishedOn }) => publishedOn.slice(0, 4))).size).toBeGreaterThanOrEqual(4)
})

test('every text says what it is', () => {
  const retold = posts.filter((post) => post.on.startsWith('2014-10'))
  const samples = posts.filter((post) => !post.language && !retold.includes(post))
  for (const post of retold) expect(plain(post.body), post.slug).toContain('for the demonstration of Gazette')
  for (const post of samples) expect(post.summary, post.slug).toMatch(/sample text/i)
  for (const publication of publications) {
    expect(publication.summary, publication.slug).toMatch(/A demonstration document/)
  }
})

test('of the events and of the calls one is over, one is to come for years, and each says that it is a sample', () => {
  const ends = entryTexts.flatMap(({ kind, entry }) => {
    const end = 'ends' in entry ? entry.ends : 'closes' in entry ? entry.closes : undefined
    if (end === undefined) return []
    expect(entry.summary, entry.slug).toMatch(/A sample (event|vacancy|consultation)/)
    return `${kind} ${end < '2017' ? 'over' : end > '2036' ? 'to come' : 'soon over'}`
  })
  expect(ends.sort()).toEqual(['call over', 'call to come', 'event over', 'event to come'])
})

test('every body is one that the editor could have written', () => {
  for (const { entry } of entryTexts) bodySchema.nodeFromJSON(doc(entry.body)).check()
  for (const { body } of [...drafts, scheduled]) bodySchema.nodeFromJSON(doc(body)).check()
})

test('every link on the site leads to something that is there', () => {
  const terms = [...countries.map(({ slug }) => `/countries/${slug}`), ...topics.map(({ slug }) => `/topics/${slug}`)]
  const months = posts.filter((post) => !post.language).map((post) => `/${post.on.slice(0, 7).replace('-', '/')}`)
  const targets = new Set([...paths, ...terms, ...months, '/', '/news', '/archive', '/publications'])
  const links = entryTexts.flatMap(({ entry }) => linksIn(entry.body))
  expect(links.length).toBeGreaterThan(40)
  for (const href of links.filter((href) => href.startsWith('/'))) expect(targets, href).toContain(href.split('?')[0])
  for (const href of links) expect(href).toMatch(/^(\/|mailto:demonstration@example\.org$)/)
  for (const item of [...site.menu.slice(5), ...site.footerMenu].map((line) => line.path))
    expect(targets).toContain(item)
})

function linksIn(blocks: BodyBlock[]) {
  return [...nodesIn(blocks)].flatMap((node) =>
    'text' in node ? (node.marks ?? []).flatMap((mark) => ('attrs' in mark ? [mark.attrs.href] : [])) : [],
  )
}

test('every picture and file in a text is one that the demonstration makes', () => {
  const names = new Set([...Object.keys(pictures), ...publications.map(({ slug }) => slug)])
  const used = entryTexts.flatMap(({ entry }) =>
    [...nodesIn(entry.body)].flatMap((node) => ('attrs' in node && node.attrs?.mediaId ? [node.attrs.mediaId] : [])),
  )
  expect(used.length).toBeGreaterThan(4)
  for (const name of used) expect(names).toContain(name)
})

test('the post that leads, and the one with a change in waiting, exist', () => {
  expect(posts.find((post) => post.slug === leadSlug)).toMatchObject({ on: '2014-10-21 09:00', lead: 'river' })
  expect(posts.find((post) => post.slug === unpublishedChange.slug)?.summary).not.toBe(unpublishedChange.summary)
})

test('a text of another shape is refused, with its file and what is wrong', () => {
  expect(() => readText('desk.json', EntryText)).toThrow(/demonstration\/texts\/desk\.json: .*drafts/s)
  const entry = { slug: 'a', title: 'A', summary: '', on: '2014-10-28 09:00', body: [{ p: 'Words.' }] }
  expect(EntryText.safeParse(entry).success).toBe(true)
  for (const wrong of [{ topics: ['nothing'] }, { lead: 'sea' }, { on: '2014' }, { body: [{ h4: 'Too deep' }] }])
    expect(EntryText.safeParse({ ...entry, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
})

/** The words of blocks, without their marks. */
function plain(blocks: (BodyBlock | TextNode)[]): string {
  return blocks
    .map((node) => ('text' in node ? node.text : `${plain(node.content ?? [])}\n`))
    .join('')
    .trim()
}

/** Every node below some blocks, in reading order. */
function* nodesIn(blocks: (BodyBlock | TextNode)[]): Generator<BodyBlock | TextNode> {
  for (const node of blocks) {
    yield node
    if ('content' in node) yield* nodesIn(node.content ?? [])
  }
}
