import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { execute, publicVersion, rawWriter, read, selectValues, write } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { saveDraft } from '@/domain/writing/drafts'
import { library as newLibrary, fileWith } from '@/domain/testing/library'
import { publicationsMatching } from '@/domain/published/library'
import { vocabulary } from '@/domain/published/search/suggestions'
import { release, unschedule } from '@/domain/publishing/releases'
import { indexMissing, savePages } from './search-index'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'
import { morning } from '@/domain/testing/archive'
import { eraseEntry, trashEntry } from './trash'

const now = morning('2020-01-01')

async function titlesFor(q: string) {
  return (await publicationsMatching({ now, filter: { q }, page: 1 }))!.total
}

/** Counts a word in all bytes of a database file. */
function timesIn(dir: string, word: string) {
  rawWriter().pragma('wal_checkpoint(truncate)')
  const bytes = ['gazette.db', 'gazette.db-wal'].map((name) => readFileSync(join(dir, name), 'latin1').toLowerCase())
  return bytes.join('').split(word).length - 1
}

testOfSqlite('of an erased text and an erased file no word is left in the database, its index included', async () => {
  const dir = testDatabase()
  const editor = await someone('admin')
  // The index stores the common beginning of neighbouring words once: these words have none.
  const about = { type: 'report' as const, publishedOn: '2014', publisher: 'Qwxkingfisher' }
  const whole = content({ title: 'Zvqheron', body: text('A zjxcormorant.'), publication: about })
  const saved = got(await createEntry(editor, { kind: 'publication', language: 'en', session: 's', content: whole }, 0))
  got(await release(editor, { ...saved, at: 1_000 }, 0))
  const fileId = await fileWith(['One page.', 'A xzqbittern on a page.'])
  const words = ['zvqheron', 'zjxcormorant', 'qwxkingfisher', 'xzqbittern']
  for (const word of words) expect(timesIn(dir, word), word).toBeGreaterThan(1)
  const inMemory = async () => {
    const vocabularyWords = [...(await vocabulary()).values()].flatMap((near) => [...near.keys()])
    return words.filter((word) => vocabularyWords.includes(word))
  }
  expect(await inMemory()).toEqual(words)

  got(await unschedule(editor, saved.entryId, 1))
  got(await trashEntry(editor, saved.entryId, 2))
  got(await eraseEntry(editor, saved.entryId, 3))
  await write(async (tx) => void (await tx.delete(media).where(eq(media.id, fileId))))
  for (const word of words) expect(timesIn(dir, word), word).toBe(0)
  expect(await inMemory()).toEqual([])
  expect(await selectValues(read(), sql`select count(*) from entry_words`)).toEqual([[0]])
  expect(await selectValues(read(), sql`select count(*) from page_words`)).toEqual([[0]])
})

test('an archive from before the index is put into it, and readers’ pages are made anew', async () => {
  testDatabase()
  const { shelve } = await newLibrary()
  for (let n = 0; n < 5; n++)
    await shelve({ title: `Heron ${n}`, pages: Array(100).fill('របាយការណ៍ស្តីពីការប្រឆាំង bittern ') })
  await write(async (tx) => {
    await execute(tx, sql`delete from entry_words`)
    await execute(tx, sql`delete from page_words`)
    await execute(tx, sql`update public_version set n = n + 1`)
  })
  expect([await titlesFor('heron'), await titlesFor('bittern')]).toEqual([0, 0])
  const before = await publicVersion()
  expect(await indexMissing()).toBe(505)
  expect([await titlesFor('heron'), await titlesFor('bittern')]).toEqual([5, 5])
  expect(await publicVersion()).toBeGreaterThan(before)
  const after = await publicVersion()
  expect(await indexMissing()).toBe(0)
  expect(await publicVersion()).toBe(after)
})

test('others can write while the index is made', async () => {
  testDatabase()
  const page = 'របាយការណ៍ស្តីពីការប្រឆាំងអំពើជួញដូរមនុស្ស '.repeat(20)
  await fileWith(Array(400).fill(page))
  await write(async (tx) => void (await execute(tx, sql`delete from page_words`)))
  const waits: number[] = []
  let isMade = false
  const making = indexMissing().finally(() => (isMade = true))
  while (!isMade) {
    const startedAt = performance.now()
    await write(async () => undefined)
    waits.push(performance.now() - startedAt)
  }
  expect(await making).toBe(400)
  expect(waits.length).toBeGreaterThan(3)
  // Twice what a batch may take: the machine may be busy.
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(400)
})

test('the text of a file that readers have moves the public version; that of a draft’s file does not', async () => {
  testDatabase()
  const { shelve } = await newLibrary()
  const before = await publicVersion()
  await fileWith(['A page.'])
  expect(await publicVersion()).toBe(before)
  const { mediaId } = await shelve({ title: 'Report', pages: ['A page.'] })
  const live = await publicVersion()
  await write(async (tx) => {
    await savePages(tx, mediaId!, ['A page.', 'Another with a heron.'])
  })
  expect(await publicVersion()).toBeGreaterThan(live)
  expect(await titlesFor('heron')).toBe(1)
})

testOfSqlite('a text that is saved again at any length leaves the indexes of staff as whole as they were', async () => {
  testDatabase()
  const editor = await someone('admin')
  const ofLength = (n: number) => content({ title: `${n}`, body: text('word '.repeat(1 + ((n * 389) % 2_000))) })
  // Lengths at which SQLite leaves words behind if a row is deleted and inserted again at once.
  const titled = [18, 86, 1].map((n) => content({ title: 'a'.repeat(n), slug: 'a'.repeat(n) }))
  const texts = [...Array.from({ length: 60 }, (_, n) => ofLength(n)), ...titled]
  const begun = { kind: 'post', language: 'en', session: 's', content: content() } as const
  let head = got(await createEntry(editor, begun, 0))
  for (const [n, whole] of texts.entries()) {
    const save = { entryId: head.entryId, base: head, session: `s ${n >> 1}`, content: whole }
    head = got(await saveDraft(editor, save, n))
    expect([n, rawWriter().pragma('integrity_check', { simple: true })]).toEqual([n, 'ok'])
    rawWriter().exec(`insert into head_titles (head_titles, rank) values ('integrity-check', 1)`)
  }
})
