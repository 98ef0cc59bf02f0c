/** @module-tag thorough */
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { newsroom } from '@/domain/testing/archive'
import { pdf } from '@/domain/testing/uploads'
import { keepFilesIn, openBucket } from '@/lib/store/test-s3'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { socialOfEntry as ofEntry, social as ofSite } from './social'
import { ask } from '../test-ask'
import { drawCard } from './card'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const card = { kind: 'Report', title: 'Fishing crews', site: 'Gazette', date: '2014' }

type Box = { left: number; top: number; width: number; height: number }

/** Returns where the ink is in a part of a card, in pixels from its corner. */
async function inkIn(png: Buffer, place: Box) {
  const { data, info } = await sharp(png)
    .toColourspace('b-w')
    .extract(place)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const inked = [...data.keys()].filter((n) => n % info.channels === 0 && data[n]! < 128).map((n) => n / info.channels)
  return { columns: inked.map((n) => n % info.width), rows: inked.map((n) => Math.floor(n / info.width)) }
}

/** Returns the width and height (pixels) of a title's ink on its card. */
async function titleBox(title: string) {
  const png = await drawCard({ ...card, kind: '', title })
  const { columns, rows } = await inkIn(png, { left: 60, top: 140, width: 1080, height: 380 })
  return { width: 1 + Math.max(...columns) - Math.min(...columns), height: 1 + Math.max(...rows) - Math.min(...rows) }
}

test('a card has the size that is asked for, in every language, whatever is written in the title', async () => {
  const titles = [
    '<b>A & B</b> "quoted" \u0000',
    'ការជួញដូរ',
    'ການຄ້າມະນຸດ',
    'လူကုန်ကူးမှု',
    'การค้ามนุษย์',
    '人口贩运',
    'Hội nghị',
    '😀',
  ]
  for (const title of [...titles, 'Long words. '.repeat(60), 'x'.repeat(400), '']) {
    const { format, width, height } = await sharp(await drawCard({ ...card, title })).metadata()
    expect([title.slice(0, 20), format, width, height]).toEqual([title.slice(0, 20), 'png', 1200, 630])
  }
})

test('letters are joined as their scripts ask: a letter below another takes no room beside it', async () => {
  const [alone, below] = [await titleBox('ស'), await titleBox('ស្ត')]
  expect(below.width).toBeLessThan(alone.width * 1.5)
  expect(below.height).toBeGreaterThan(alone.height * 1.2)
})

test('every script has letters of its own: none is drawn as the box that stands for what is not known', async () => {
  const box = await titleBox('\u{10FFFD}'.repeat(4))
  for (const four of ['កខគឃ', 'ກຂຄງ', 'ကခဂဃ', 'กขคฆ', '湄公河次', 'đướợ'])
    expect([four, await titleBox(four)]).not.toEqual([four, box])
})

test('what stands at the foot keeps off the edge and clear of the date, however long it is', async () => {
  const foot = { left: 0, top: 540, width: 1200, height: 90 }
  const long = ['မဟာမဲခေါင်ဒေသခွဲအတွင်း လူကုန်ကူးမှု တိုက်ဖျက်ရေး ပူးပေါင်းဆောင်ရွက်မှု', 'A name of many words '.repeat(12)]
  const { columns: date } = await inkIn(await drawCard({ ...card, site: '' }), foot)
  for (const site of long) {
    const { rows } = await inkIn(await drawCard({ kind: '', title: 'A', site }), foot)
    expect(Math.max(...rows)).toBeLessThan(86)
    const { columns } = await inkIn(await drawCard({ ...card, site }), foot)
    expect(columns.filter((n) => n >= Math.min(...date) - 20 && n < Math.min(...date))).toEqual([])
  }
})

test('an entry has a card while it is live, and a draft none', async () => {
  const post = await room.publish('2014-10-02', { title: 'A post' })
  const page = await room.publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const draft = content({ title: 'Draft', slug: 'a-draft', body: text('Words.') })
  got(await createEntry(room.editor, { kind: 'post', language: 'en', session: 's', content: draft }, 0))
  const status = async (path: string) => (await ask(ofEntry, `${path}/social.png`)).status
  expect(await status(post.path)).toBe(200)
  expect(await status(page.path)).toBe(200)
  expect(await status('/2014/10/a-draft')).toBe(404)
  const site = await ask(ofSite, '/social.png')
  expect([site.status, site.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('a card is drawn without its picture while the bucket that has it is away, and is not kept then', async () => {
  const s3 = await openBucket()
  try {
    keepFilesIn(s3.bucket)
    const { id: mediaId } = await pdf(room.editor)
    const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
    const files = [{ mediaId, title: '', language: null }]
    const { path } = await room.publish('2014-10-02', { title: 'A report', publication, files }, 'publication')
    const card = () => ask(ofEntry, `${path}/social.png`)
    const whole = await card()
    s3.state.fault = (_, res) => res.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    const bare = await card()
    expect([bare.status, bare.headers.get('content-type'), bare.text === whole.text]).toEqual([200, 'image/png', false])
    expect([whole, bare].map(({ headers }) => headers.get('x-still-keep'))).toEqual([null, 'no'])
    delete s3.state.fault
    expect((await card()).text).toBe(whole.text)
  } finally {
    keepFilesIn(undefined)
    await s3.close()
  }
})
