import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { wxrHead, wxrItem, wxrTail } from '@/lib/wxr/write'
import { readWxr } from '@/lib/wxr/read'
import type { WxrItem, WxrPart } from '@/lib/wxr/types'
import { everythingThatMoves } from '@/domain/testing/moving'
import { content, createEntry } from '@/domain/testing/newsroom'
import { wordpressArchive } from './archive'
import { entryKey, EntryMeta, UploadMeta, uploadKey } from './meta'

const origin = 'https://gazette.example'

type Room = Awaited<ReturnType<typeof everythingThatMoves>>
type Read = Awaited<ReturnType<typeof read>>

// Made once: what the tests look at are the exports.
let room: Room
let open: Read
let whole: Read
let again: Read
beforeAll(async () => {
  testDatabase()
  room = await everythingThatMoves()
  open = await read(room, false)
  whole = await read(room, true)
  const more = { kind: 'post', language: 'en', session: 'x', content: content({ title: 'More' }) } as const
  await createEntry(room.editor, more, room.now)
  again = await read(room, false)
})

/** Reads the export as an importer does. */
async function read({ editor, now }: Room, forStaff: boolean) {
  const archive = await wordpressArchive({ origin, staff: forStaff ? editor : undefined }, now)
  let xml = wxrHead(archive.channel, now)
  for await (const { item } of archive.parts()) xml += wxrItem(item)
  xml += wxrTail
  const parts: WxrPart[] = []
  for await (const part of readWxr(bytes(xml))) parts.push(part)
  const items = parts.flatMap((part) => (part.is === 'item' ? [part.item] : []))
  const moves: Record<string, string> = {}
  for await (const { from, to } of archive.moves()) moves[from] = to
  return { xml, parts, items, moves }
}

async function* bytes(xml: string) {
  yield Buffer.from(xml)
}

const field = (item: WxrItem, key: string) => item.meta.find((one) => one.key === key)?.value
const metaOf = (item: WxrItem) => EntryMeta.parse(JSON.parse(field(item, entryKey)!))

test('a public export has what readers have, whole, and not a word of anything else', () => {
  const { xml, parts, items } = open
  expect(parts.filter(({ is }) => is === 'broken' || is === 'remark')).toEqual([])
  expect(xml).not.toMatch(/secret|nobody-uses-it|river-with-people|@example\.org|for later/i)
  const entries = items.filter(({ type }) => type !== 'attachment')
  expect(new Set(entries.map(({ status }) => status))).toEqual(new Set(['publish']))
  expect(entries.map(({ link }) => link)).toContain(`${origin}/2015/02/${encodeURIComponent('потом')}`)
  expect(entries).toHaveLength(17)
  expect(items.filter(({ type }) => type === 'attachment')).toHaveLength(5)

  const all = entries.find(({ id }) => id === String(room.whole.entryId))!
  expect(all).toMatchObject({
    title: 'Everything & &lt;all&gt; ]]&gt; of it',
    excerpt: 'What a text can hold: "all".',
    date: '2014-10-28 09:00:00',
    dateGmt: '2014-10-28 02:00:00',
    guid: `${origin}/#entry-${room.whole.entryId}`,
    sticky: true,
    creator: 'dara-sok-un-act',
  })
  expect(all.terms.map(({ slug }) => slug)).toEqual(['myanmar', 'protection'])
  const lead = items.find(({ id }) => id === field(all, '_thumbnail_id'))!
  expect(lead).toMatchObject({
    attachmentUrl: `${origin}/media/${room.river.id}/60.webp`,
    excerpt: 'In the rain N. N.',
  })
  expect(metaOf(all)).toMatchObject({ moved: ['/old/everything'], group: room.whole.entryId })
})

test('an export for staff has drafts, what waits, what was withdrawn, and every upload under its name', () => {
  const { items } = whole
  const of = (id: number) => items.find((item) => item.id === String(id))!
  expect(of(room.draft.entryId)).toMatchObject({ status: 'draft', name: 'a-draft' })
  expect(of(room.waiting.entryId)).toMatchObject({ status: 'future', dateGmt: '2016-05-01 02:00:00' })
  expect(of(room.gone.entryId)).toMatchObject({ status: 'draft', title: 'Secret once' })
  expect(metaOf(of(room.gone.entryId)).notice).toMatchObject({ reason: 'request', replacedBy: room.worked.entryId })
  expect(metaOf(of(room.worked.entryId)).draft?.title).toBe('Worked on, a secret change')
  expect(metaOf(of(room.changes.entryId)).next).toMatchObject([{ text: { title: 'Changed, a secret yet' } }])
  expect(metaOf(of(room.translated.entryId)).translates).toBe(room.whole.entryId)
  const uploads = items.filter(({ type }) => type === 'attachment')
  expect(uploads.map((item) => field(item, '_wp_attached_file'))).toEqual(
    expect.arrayContaining(['2014/10/river-with-people.png', '2014/11/report.csv', '2014/11/report-2.csv']),
  )
  expect(uploads).toHaveLength(6)
  expect(metaOf(of(room.place.entryId)).about).toEqual({ kind: 'country', slug: 'myanmar' })
  expect(JSON.stringify(items)).not.toContain('@example.org')
})

test('versions of a file come in their order, each with its own address and checksum', () => {
  const { items } = open
  const versions = items.flatMap((item) => {
    const uploadField = field(item, uploadKey)
    const upload = uploadField && UploadMeta.parse(JSON.parse(uploadField))
    return upload && upload.lineage === room.first.id ? [{ ...upload, url: item.attachmentUrl }] : []
  })
  expect(versions).toEqual([
    {
      format: 1,
      id: room.first.id,
      lineage: room.first.id,
      version: 1,
      sha256: room.first.sha256,
      url: `${origin}/files/${room.first.id}/1/report.csv`,
    },
    {
      format: 1,
      id: room.second.id,
      lineage: room.first.id,
      version: 2,
      sha256: room.second.sha256,
      url: `${origin}/files/${room.first.id}/2/report.csv`,
    },
  ])
})

test('a text that readers have under a notice goes with the notice', () => {
  const { items } = open
  const noticed = items.find(({ id }) => id === String(room.noticed.entryId))!
  expect(noticed.content).toContain('Withdrawn on 1 June 2015: The law has changed.')
})

test('no two things can be taken for one by their title and date, nor share a name', () => {
  const { items } = whole
  const prints = items.map(({ type, title, date }) => `${type} ${title} ${date}`)
  expect(prints.filter((print, n) => prints.indexOf(print) !== n)).toEqual([])
  const names = items.map(({ type, name }) => `${type} ${name}`)
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
  const thai = items.find(({ title }) => title.startsWith('การ'))!
  expect(thai.name).toBe('against-trafficking-th')
})

test('every address of an entry is told with where it will be', () => {
  const later = `/2015/02/${encodeURIComponent('потом').toLowerCase()}/`
  expect(open.moves).toMatchObject({
    [`/2015/02/${encodeURIComponent('сначала')}`]: later,
    [`/2015/02/${encodeURIComponent('потом')}`]: later,
    '/old/everything': `${room.whole.path}/`,
    '/publications/a-report': '/2014/11/a-report/',
    '/about': '/about/',
  })
})

test('what nobody may read of the archive changes nothing in a public export', () => {
  expect(again.xml).toBe(open.xml)
})
