/** @module-tag thorough */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexText, letterRuns, lettersOf } from '../../lib/search/search-segments'
import { parseQuery } from '../../lib/search/search-terms'
import { execute, read, selectValues, write } from '../connection'
import { testDatabase } from '../test-database'
import { addEntryWords, isTextWith, rowsWith } from './postgres'
import { ftsQuery, ftsRowsQuery } from './sqlite-query'
import type { WordsColumn, EntryWords, TermQuery } from './types'

/** All that is written in the texts of the demonstration, in seven languages. */
function sentences(): string[] {
  const folder = join(import.meta.dirname, '../../demonstration/texts')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  const textsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
  }
  return files
    .flatMap((name) => textsIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .filter((text) => text.length > 20)
}

/** Numbers that look like chance and are the same in each run. */
function chances(seed: number) {
  const stream = fc.sample(fc.nat(2 ** 31 - 2), { seed, numRuns: 60_000 })
  let at = 0
  return (below: number) => stream[at++ % stream.length]! % below
}

const chance = chances(52)
const pick = <T>(all: T[]) => all[chance(all.length)]!
const all = sentences()
// Chooses as many of a script without spaces as of the others, although most of the demonstration is in English.
const isDense = (text: string) => letterRuns(text).some(({ dense }) => dense)
const kinds = [
  all.filter(isDense),
  all.filter((text) => /[ăâđêôơưạ-ỹ]/.test(text)),
  all.filter((text) => !isDense(text)),
]

function someText(length: number) {
  return Array.from({ length }, () => pick(pick(kinds))).join(pick([' ', '. ', '\n']))
}

/** Part of a text, from the beginning of a word or letter on, as somebody might look for it. */
function question(text: string): string {
  const runs = letterRuns(text)
  const at = chance(runs.length)
  const { text: word, dense } = runs[at]!
  const letters = lettersOf(word)
  if (dense) {
    const from = chance(letters.length)
    return letters.slice(from, from + 1 + chance(6)).join('')
  }
  const some = runs.slice(at, at + 1 + chance(4)).map((run) => run.text)
  const ways = [
    () => word,
    () => word.slice(0, 3 + chance(4)),
    () => `"${some.join(' ')}"`,
    () => some.join('-'),
    () => `"${[...some].reverse().join(' ')}"`,
    () => word.toUpperCase(),
    () => word.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
    () => `${word}${pick(runs).text}`,
  ]
  return pick(ways)()
}

/** Returns pairs of words of scripts without spaces that have a space between them, without that space. */
function joined(text: string): string[] {
  const pairs = [...text.matchAll(/(?<=^|\s)(\S{2,12}) (\S{2,12})(?=\s|$)/gu)]
  return pairs.flatMap(([, one, two]) => (isDense(one!) && isDense(two!) ? `${one}${two}` : []))
}

const texts: EntryWords[] = Array.from({ length: 500 }, (_, n) => ({
  title: someText(1),
  summary: n % 3 ? someText(1) : '',
  body: someText(1 + chance(n % 50 === 0 ? 100 : 6)),
  facts: n % 4 ? '' : `978-974-680-${300 + n}-1 ${pick(all)}`,
}))
// A text of several parts, with a word that occurs more often than a vector can store.
texts.push({ title: 'Long', summary: '', facts: '', body: `${'one two three '.repeat(9_000)} last words of all` })

const numbers = Array.from({ length: 20_000 }, (_, n) => `n${n}`)
texts.push({ title: 'Numbers', summary: '', facts: '', body: numbers.join(' ') })

test('both find the same texts, in 5,000 questions in seven languages', async () => {
  testDatabase()
  const file = new Database(':memory:')
  migrate(drizzle(file), { migrationsFolder: join(import.meta.dirname, '../migrations') })
  const add = file.prepare('insert into entry_words (rowid, title, summary, body, facts) values (?, ?, ?, ?, ?)')
  const indexed = texts.map(({ title, summary, body, facts }) => ({
    title: indexText(title),
    summary: indexText(summary),
    body: indexText(body),
    facts: indexText(facts),
  }))
  await write(async (tx) => {
    // These texts have no rows in other tables.
    await execute(tx, sql`set local session_replication_role = replica`)
    for (const [n, { title, summary, body, facts }] of indexed.entries()) {
      add.run(n + 1, title, summary, body, facts)
      await addEntryWords(tx, n + 1, { title, summary, body, facts })
    }
  })
  const find = file.prepare('select rowid from entry_words where entry_words match ? order by rowid').pluck()
  const inFile = (term: TermQuery, column?: WordsColumn) =>
    find.all(column ? `{${column}} : (${ftsQuery(term)})` : ftsRowsQuery(term)) as number[]

  // Finds texts as the desk does: a word in one piece, or its parts with spaces between them.
  const deskInFile = (term: TermQuery) =>
    find.all(`(${ftsQuery(term)}) OR (${ftsQuery({ ...term, apart: true })})`) as number[]
  const onDesk = async (term: TermQuery) => {
    const query = sql`select distinct id from entry_words where ${await isTextWith(sql`id`, term)} order by id`
    return (await selectValues<[number]>(read(), query)).flat()
  }

  const sum = { asked: 0, found: 0, phrases: 0, apart: 0 }
  const questions = Array.from({ length: 1_300 }, () => question(pick(texts)[pick(['title', 'body', 'body'] as const)]))
  questions.push('"three one"', '"three two"', '"two three one two three"', '"three last words"', 'last', '"one last"')
  // Searches cover every boundary between two parts of the long text.
  for (let n = 7_000; n < 16_500; n += 25) questions.push(`"${numbers.slice(n, n + 30).join(' ')}"`)
  questions.push(...Array.from({ length: 100 }, (_, n) => `978974680${300 + n * 4}1`))
  questions.push(...[...new Set(texts.flatMap(({ body }) => joined(body)))].slice(0, 200))
  for (const typed of questions)
    for (const term of parseQuery(typed)) {
      for (const column of [undefined, ...(sum.asked % 3 ? [] : (['title', 'summary'] as const))]) {
        const rows = inFile(term, column)
        expect([typed, column, await rowsWith('entry_words', term, { column })]).toEqual([typed, column, rows])
        sum.asked++
        sum.found += rows.length
      }
      const apart = { ...term, apart: true }
      expect([typed, await rowsWith('entry_words', apart)]).toEqual([typed, inFile(apart)])
      const listed = deskInFile(term)
      expect([typed, await onDesk(term)]).toEqual([typed, listed])
      if (listed.length > inFile(term).length) sum.apart++
      if (term.runs.length > 1) sum.phrases++
    }
  expect(sum.asked).toBeGreaterThan(5_000)
  expect(sum.phrases).toBeGreaterThan(300)
  expect(sum.apart).toBeGreaterThan(20)
  expect(sum.found).toBeGreaterThan(100_000)
})
