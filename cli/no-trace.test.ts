/** @module-tag thorough */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { is, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { closeDatabase, emptyLog, openDatabase, read, selectValues, write } from '@/db/connection'
import { markErasing } from '@/db/erasing'
import { rewriteErased } from '@/db/rewrite'
import * as schema from '@/db/schema'
import { bundles, entries, missedPaths, savedLists } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { checkRecord } from '@/domain/care/record-check'
import { confirmErasure, requestErasure } from '@/domain/erasures/erasures'
import { got } from '@/domain/testing/newsroom'
import { sha256 } from '@/lib/keys/random'
import { backUp } from './backup'
import { after, exported } from './exports/test-archive'
import { columnsWithoutWords } from './test-columns-without-words'
import { markedStory, type MarkedStory } from './test-marked-story'
import { namesOf, tracesIn, type Needles } from './test-traces'

const now = after - 60 * 86_400_000
let dataDir: string
let place: string

beforeEach(() => {
  dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-no-trace-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

async function erased({ first, second, entryId, mediaIds }: MarkedStory) {
  const asked = got(await requestErasure(first, { entryId, withTranslations: true, mediaIds }, now + 1))
  return got(await confirmErasure(second, asked.id, now + 2))
}

/** Writes a backup in both forms and an export in each form, outside of the data directory. */
async function written(name: string) {
  const folder = join(place, name)
  mkdirSync(folder)
  got(await backUp(join(folder, 'folder'), { now: Date.now() }))
  got(await backUp(join(folder, 'backup.tar'), { now: Date.now() }))
  for (const form of ['json', 'static']) got((await exported(form, join(folder, form))).result)
  // The command looks into the file of the database, and takes its locks away with that.
  closeDatabase()
  openDatabase(dataDir)
  return folder
}

testOfSqlite('the story has a word in every column of the database that can hold one', async () => {
  const { needles } = await markedStory(now)
  const words = Object.values(needles).filter((needle) => typeof needle === 'string')
  const empty: string[] = []
  for (const table of Object.values(schema).filter((one) => is(one, SQLiteTable))) {
    const { name, columns } = getTableConfig(table)
    for (const column of columns.filter((one) => one.getSQLType() === 'text')) {
      const rows = await selectValues<[string | null]>(read(), sql`select ${column} from ${table}`)
      if (!rows.some(([value]) => words.some((word) => value?.includes(word)))) empty.push(`${name}.${column.name}`)
    }
  }
  const listed = Object.values(columnsWithoutWords).flat()
  const isListed = (column: string) => listed.includes(column) || listed.includes(column.split('.')[0]!)
  expect(
    empty.filter((column) => !isListed(column)),
    'put a word of the story there, or say why none comes there',
  ).toEqual([])
  expect(listed.filter((one) => !empty.some((column) => column === one || column.startsWith(`${one}.`)))).toEqual([])
})

testOfSqlite(
  'of a story that was erased no word and no piece of a file is left in any byte of the data, of new backups and of exports',
  async () => {
    const story = await markedStory(now)
    const all = Object.keys(story.needles).sort()
    expect(namesOf(tracesIn(dataDir, story.needles))).toEqual(all)
    const before = await written('before')
    for (const name of readdirSync(before))
      expect(tracesIn(join(before, name), story.needles).length, name).toBeGreaterThan(20)

    // A text that was only suggested goes with a backup, and is in nothing that is made of texts.
    const { suggestion } = story.needles as { suggestion: string }
    for (const name of ['json', 'static']) expect(tracesIn(join(before, name), { suggestion })).toEqual([])

    await erased(story)
    expect(tracesIn(dataDir, story.needles)).toEqual([])
    expect(existsSync(join(dataDir, 'mail')) ? lettersAbout(story) : []).toEqual([])
    const later = await written('after')
    expect(readdirSync(later).sort()).toEqual(['backup.tar', 'folder', 'json', 'static'])
    expect(tracesIn(later, story.needles)).toEqual([])
    expect((await checkRecord()).problems).toEqual([])
    expect(await read().$count(entries)).toBe(1)
    // A view and a bundle that were named after it; others stay.
    expect((await read().select().from(savedLists)).map(({ name }) => name)).toEqual(['Stories that stay'])
    expect((await read().select().from(bundles)).map(({ name }) => name)).toEqual(['Bundle 2'])
  },
)

function lettersAbout({ entryId }: MarkedStory) {
  const folder = join(dataDir, 'mail')
  return readdirSync(folder).filter((name) =>
    readFileSync(join(folder, name), 'utf8').includes(`/admin/entries/${entryId}`),
  )
}

testOfSqlite('one byte sequence that is left in any of the places is found', async () => {
  const story = await markedStory(now)
  await erased(story)
  const { needles } = story
  const word = needles.title as string
  const found = () => namesOf(tracesIn(dataDir, needles))
  expect(found()).toEqual([])
  await write(async (tx) => void (await tx.insert(missedPaths).values({ path: word, month: '2014-10', times: 1 })))
  // Only the log of the database has the trace.
  expect(tracesIn(join(dataDir, 'gazette.db'), needles)).toEqual([])
  expect(tracesIn(join(dataDir, 'gazette.db-wal'), needles)).toEqual(['title in gazette.db-wal'])
  closeDatabase()
  openDatabase(dataDir)
  expect(tracesIn(join(dataDir, 'gazette.db'), needles)).toEqual(['title in gazette.db'])
  await write(async (tx) => void (await tx.delete(missedPaths)))
  markErasing()
  await emptyLog()
  expect([await rewriteErased(), found()]).toEqual([true, []])
  for (const [name, bytes] of [
    ['media/some.webp', needles[Object.keys(needles).find((one) => one.includes('.webp'))!] as Buffer],
    ['mail/letter.eml', Buffer.from(`Subject: ${word}`)],
    ['before-2014/gazette.db', Buffer.from(`...${word}...`)],
    [`${word}.txt`, Buffer.from('in its name')],
  ] as const) {
    const file = join(dataDir, name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, bytes)
    expect(found(), name).toHaveLength(1)
    rmSync(file)
    expect(found()).toEqual([])
  }
  const copy = join(place, 'folder')
  got(await backUp(copy, { now: Date.now() }))
  appendFileSync(join(copy, 'gazette.db'), word)
  expect(tracesIn(copy, needles)).toEqual(['title in gazette.db'])
})

test('a word is found in every form in which a file can hold it', () => {
  const needles: Needles = { km: 'ពាក្យសម្ងាត់', zh: '罕见暗语', word: 'zqtitleq' }
  const folder = join(place, 'forms')
  mkdirSync(folder)
  const big = (text: string) => Buffer.from(text, 'utf16le').swap16()
  const zip = (data: Buffer) => {
    const head = Buffer.alloc(30)
    head.write('PK\x03\x04', 'latin1')
    head.writeUInt16LE(8, 8)
    return Buffer.concat([head, deflateRawSync(data), Buffer.alloc(60)])
  }
  const escaped = (text: string) =>
    Array.from({ length: text.length }, (_, n) => `\\u${text.charCodeAt(n).toString(16).padStart(4, '0')}`).join('')
  const forms: Record<string, (text: string) => string | Buffer> = {
    'utf-8': (text) => `..${text}..`,
    'utf-16le': (text) => Buffer.from(text, 'utf16le'),
    'utf-16be': big,
    json: escaped,
    percent: encodeURIComponent,
    gzip: (text) => Buffer.concat([gzipSync(`a long text with ${text} in it, `.repeat(9)), Buffer.alloc(60)]),
    zip: (text) => zip(Buffer.from(`a long text with ${text} in it, `.repeat(9))),
  }
  for (const [form, write] of Object.entries(forms))
    for (const [name, needle] of Object.entries(needles)) {
      const file = join(folder, sha256(form + name).slice(0, 8))
      writeFileSync(file, write(needle as string))
      expect(namesOf(tracesIn(folder, needles)), `${name} as ${form}`).toEqual([name])
      rmSync(file)
    }
})
