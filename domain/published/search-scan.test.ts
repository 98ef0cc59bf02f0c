import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Kind } from '@/db/schema'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { fileWith, library as newLibrary } from '@/domain/testing/library'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { searchTexts } from './search/search'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const now = morning('2020-01-01')

async function titlesFor(q: string) {
  return (await searchTexts({ now, filter: { q }, page: 1 }))!
}

async function titles(q: string) {
  return (await titlesFor(q)).list.items.map((item) => item.title)
}

/** A draft that nobody released. */
async function draft(title: string, words: string) {
  const whole = content({ title, body: text(words) })
  return got(await createEntry(room.editor, { kind: 'post', language: 'en', session: 's', content: whole }, 0))
}

test('a search finds exactly what a reader finds by reading every live text', async () => {
  const birds = ['heron', 'egret', 'stork', 'ibis', 'crane', 'đại', 'bàng']
  const plain = (word: string) => word.replace('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '')
  const some = fc.array(fc.constantFrom(...birds), { maxLength: 3 })
  const entry = fc.record({
    title: some,
    summary: some,
    body: some,
    pages: some,
    kind: fc.constantFrom<Kind>('post', 'publication'),
    state: fc.constantFrom('live', 'live', 'live', 'draft', 'scheduled', 'withdrawn'),
  })
  const query = fc.array(fc.record({ word: fc.constantFrom(...birds), not: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  })
  const archive = fc.record({
    entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
    queries: fc.array(query, { minLength: 8, maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(archive, async ({ entries, queries }) => {
      testDatabase()
      room = await newLibrary()
      const live: { title: string; words: string[] }[] = []
      for (const [n, { title, summary, body, pages, kind, state }] of entries.entries()) {
        const own = {
          title: `N${n} ${title.join(' ')}`,
          summary: summary.join(', '),
          body: text(body.join(' ') || '-'),
        }
        if (state === 'draft' || state === 'scheduled') {
          const saved = await draft(own.title, body.join(' ') || '-')
          if (state === 'scheduled') got(await release(room.editor, { ...saved, at: now + 1 }, now))
          continue
        }
        const added =
          kind === 'post'
            ? await room.publish('2014-10-01', own)
            : await room.shelve({ ...own, pages: pages.length ? pages : undefined })
        if (state === 'withdrawn')
          got(
            await withdraw(
              room.editor,
              { entryId: added.entryId, reason: 'error', explanation: 'It was wrong.', at: now },
              now,
            ),
          )
        else
          live.push({
            title: own.title,
            words: [...title, ...summary, ...body, ...(kind === 'post' ? [] : pages)].map(plain),
          })
      }
      for (const parts of queries) {
        const q = parts.map(({ word, not }) => (not ? `-${word}` : word)).join(' ')
        const holds = ({ words }: (typeof live)[number]) =>
          parts.every(({ word, not }) => words.includes(plain(word)) !== not)
        const sought = parts.filter(({ not }) => !not)
        const whole = sought.length > 0 ? live.filter(holds) : []
        // The number of sought words that a text has.
        const held = ({ words }: (typeof live)[number]) =>
          parts.some(({ word, not }) => not && words.includes(plain(word)))
            ? 0
            : sought.filter(({ word }) => words.includes(plain(word))).length
        const most = Math.max(...live.map(held))
        const closest = live.filter((text) => held(text) === most && most > 0 && 2 * most >= sought.length)
        const expected = (whole.length > 0 ? whole : closest).map(({ title }) => title.trim())
        expect((await titles(q)).map((title) => title.trim()).toSorted(), q).toEqual(expected.toSorted())
      }
    }),
    { numRuns: 12, seed: 2014 },
  )
})

test('a document that a publication offers is found under it, and a post that brings it by what else it has', async () => {
  const { mediaId } = await room.shelve({ title: 'The report', pages: ['heron egret', 'heron'] })
  const alone = await fileWith(['stork heron'])
  const brings = (...ids: (string | undefined)[]) => ids.map((id) => ({ mediaId: id!, title: '', language: null }))
  await room.publish('2014-10-02', { title: 'Out now', body: text('An ibis.'), files: brings(mediaId) })
  await room.publish('2014-10-03', { title: 'Minutes', files: brings(alone, mediaId) })
  const hits = async (q: string) =>
    Object.fromEntries((await titlesFor(q)).list.items.map(({ title, hits }) => [title, hits?.pages ?? 0]))
  expect(await hits('egret')).toEqual({ 'The report': 1 })
  // Minutes have a document of their own with that word.
  expect(await hits('heron')).toEqual({ 'The report': 2, Minutes: 1 })
  // Both words are in what the post is and brings, and only one in the publication, which is not found.
  expect(await hits('ibis egret')).toEqual({ 'Out now': 1 })
  expect(await hits('stork egret')).toEqual({ Minutes: 2 })
})

test('hostile searches of every kind are answered, and none is an error', async () => {
  await room.publish('2014-10-01', { title: 'NEAR the end' })
  const hostile = [
    '"',
    "'",
    '*',
    '^',
    '(',
    ')',
    'NEAR(a b)',
    'title:x',
    '{title}:x',
    'a OR b',
    'a NOT b',
    '-',
    '--',
    '- -',
    '"a',
    'a"',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'a\udc00',
    '\ue000',
    '\u200b',
    '\u202e',
    'x'.repeat(10_000),
    '"'.repeat(10_000),
    'word '.repeat(2_000),
    'ក'.repeat(10_000),
    '人'.repeat(10_000),
    '%',
    '\\',
    ';--',
    "'; drop table entries; --",
    'a*',
    '🄰 ﷺ ٣',
  ]
  for (const q of hostile) expect((await titlesFor(q)).list.total, q.slice(0, 20)).toBeLessThanOrEqual(1)
  expect(await titles('"NEAR the" NEAR')).toEqual(['NEAR the end'])
})
