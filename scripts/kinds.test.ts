import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addresses } from '@/addresses.mjs'
import { apiEntry as apiOne, apiList } from '@/app/(site)/open-data/handlers'
import { oai } from '@/app/(site)/oai/oai'
import { handlerOf } from '@/app/(site)/handlers'
import { ask } from '@/app/(site)/test-ask'
import { WxrFiles } from '@/cli/exports/wxr'
import { read } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type { ContentInput } from '@/domain/content/content'
import { contentOf, headOf } from '@/domain/entries/head'
import { wordpressArchive } from '@/domain/exports/wordpress/archive'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { searchTexts } from '@/domain/published/search/search'
import { newsroom } from '@/domain/testing/archive'
import { got, someone } from '@/domain/testing/newsroom'
import { storedForms } from '@/domain/staff/record/stored-forms'
import { fieldNames, fieldLines } from '@/domain/writing/comparison/fields'
import type { AnyField } from '@/lib/kinds/kinds'
import {
  declarationOf,
  fieldsOf,
  inSnakeCase,
  kindsWithFields,
  newsKinds,
  type AnyFacts,
  type KindWithFields,
} from '@/lib/kinds/kinds'
import { kindName } from '@/lib/messages/messages'
import { defaultLanguages } from '@/lib/languages/languages'

// Every declared kind must be in every list, feed, export and import: tests are made from the declarations.

const folder = mkdtempSync(join(tmpdir(), 'gazette-kinds-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const day = 86_400_000
const tomorrow = Math.ceil(Date.now() / day) * day + day

/** A value for each form of fields, the moments one after the other. */
function sampleOf({ form, options = {}, name }: AnyField, n: number): unknown {
  if (form === 'moment') return tomorrow + n * 3_600_000
  if (form === 'zone') return 'Asia/Yangon'
  if (form === 'address') return `https://example.org/${name}`
  if (form === 'choice') return Object.keys(options).at(-1)
  if (form === 'names') return [{ name: 'Khin', is: 'person' }]
  if (form === 'date') return '2014'
  if (form === 'licence') return 'cc-by-4.0'
  const numbers: Record<string, string> = { doi: '10.1234/abc', isbn: '978-0-306-40615-7' }
  return numbers[name] ?? `Sample ${name}`
}

function factsFor(kind: KindWithFields) {
  return Object.fromEntries(fieldsOf(kind).map((field, n) => [field.name, sampleOf(field, n)])) as AnyFacts
}

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

function publish(kind: KindWithFields, title = 'Rivers of tomorrow') {
  const changes = { title, termIds: [room.terms.protection, room.terms.myanmar], [kind]: factsFor(kind) }
  return room.publish('2014-10-02', changes as Partial<ContentInput>, kind)
}

async function textAt(path: string) {
  const handler = handlerOf(path.replace(/\?.*/, ''))
  const { status, text } = await ask(handler, path)
  return status === 200 ? text : `${status} at ${path}`
}

test.each(kindsWithFields)('a %s is in every list, feed, sitemap and answer to programs', async (kind) => {
  const { path, entryId } = await publish(kind)
  const list = declarationOf(kind).folder
  const lists = ['/', '/topics/protection', '/countries/myanmar']
  if (list) lists.push(list)
  if (newsKinds.includes(kind)) lists.push('/news', '/2014', '/2014/10')
  for (const place of lists) expect(await textAt(place)).toContain(`href="${path}"`)
  for (const place of lists)
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
      expect(await textAt(`${place === '/' ? '' : place}/${feed}`)).toContain(path)
  for (const book of ['/topics/protection/book.epub']) expect((await textAt(book)).slice(0, 2)).toBe('PK')
  for (const ending of ['bib', 'ris', 'json', 'xml']) expect(await textAt(`${path}/cite.${ending}`)).toContain(path)
  expect(await textAt(`/sitemap/${kind}-1.xml`)).toContain(path)
  if (list) expect(await textAt('/sitemap/lists-en.xml')).toContain(`${list}</loc>`)
  expect(await textAt(`/search?q=rivers&kind=${kind}`)).toContain(path)
  const records = await ask(oai, '/oai?verb=ListRecords&metadataPrefix=oai_dc')
  expect(records.text).toContain(path)
  const listed = await ask(apiList, `/api/v1/entries?kind=${kind}`)
  expect(JSON.parse(listed.text)).toMatchObject({ total: 1, items: [{ id: entryId, kind }] })
})

test.each(kindsWithFields)(
  'what a %s says is found, told to programs, covered by the record and compared',
  async (kind) => {
    const { path, entryId, revisionId } = await publish(kind)
    const facts = factsFor(kind)
    const { text } = await ask(apiOne, `/api/v1/entries/${entryId}`)
    const data = JSON.parse(text) as Record<string, unknown>
    const form = (await storedForms(read(), 'revision', [revisionId])).get(revisionId)!
    const head = (await headOf(read(), entryId))!
    const content = await contentOf(read(), head, kind)
    expect(content[kind]).toEqual(facts)
    const page = await textAt(path)
    for (const { name, form: shape, shown, api } of fieldsOf(kind)) {
      const value = facts[name]
      if (shape === 'line') {
        const found = await searchTexts({ now: Date.now(), filter: { q: `"${String(value)}"` }, page: 1 })
        expect(
          found?.list.items.map((item) => item.entryId),
          name,
        ).toEqual([entryId])
        if (shown) expect(page).toContain(String(value))
      }
      if (shape === 'address') expect(page).toContain(`href="${String(value)}"`)
      if (api) expect(data[inSnakeCase(name)]).toEqual(expect.anything())
      expect(form.fixed, name).toContain(JSON.stringify(value).slice(1, -1).replaceAll('"', '\\"').slice(0, 8))
      expect(fieldNames).toHaveProperty(name)
      expect(fieldLines(content, name, { terms: new Map(), media: new Map(), zone: 'UTC' })).not.toEqual([])
    }
  },
)

test('every kind goes to WordPress and comes back', async () => {
  for (const kind of kindsWithFields) await publish(kind, `A ${kind}`)
  const now = Date.now()
  const archive = await wordpressArchive({ origin: 'https://gazette.example', staff: room.editor }, now)
  const files = new WxrFiles(archive.channel, { file: join(folder, 'all.xml'), mode: 0o600, now })
  for await (const { item } of archive.parts()) await files.add(item)
  await files.end()
  testDatabase()
  const admin = await someone('admin')
  got(await importWordPress(admin, { files: [join(folder, 'all.xml')], uploads: folder } as never, now))
  for (const kind of kindsWithFields) {
    const [entry] = await read().select().from(entries).where(eq(entries.kind, kind))
    const content = await contentOf(read(), (await headOf(read(), entry!.id))!, kind)
    expect(content).toMatchObject({ title: `A ${kind}`, [kind]: factsFor(kind) })
  }
})

test('a kind with a folder has its addresses, and its names in every language', () => {
  const paths = addresses.map(({ path }) => path)
  for (const kind of kindsWithFields) {
    const { folder: place, ends } = declarationOf(kind)
    if (place) expect(paths).toEqual(expect.arrayContaining([place, `${place}/:slug`, `${place}/:slug/cite.:format`]))
    if (ends) expect(paths).toEqual(expect.arrayContaining([`${place}/calendar.ics`, `${place}/:slug/calendar.ics`]))
    for (const language of defaultLanguages) expect(kindName(kind, language, 'several')).toBeTruthy()
  }
})
