/** @module-tag thorough */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test, vi } from 'vitest'
import { sql } from 'drizzle-orm'
import { read, selectValues } from '@/db/connection'
import { erasingMark, markErasing } from '@/db/erasing'
import { rewriteErased } from '@/db/rewrite'
import { isPostgres } from '@/db/kit'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { emptyMediaTrash, trashUpload } from '@/domain/files/media-trash'
import { addComment } from '@/domain/review/comments'
import { fileWith, library } from '@/domain/testing/library'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { emptyTrash, eraseEntry, trashEntry, trashPeriodMs } from './trash'

let dataDir: string
beforeEach(() => void (dataDir = testDatabase()))

/**
 * Finds all whole words of one form in the bytes of every file of the data directory. Another process reads them: this
 * one would lose its locks of the database with the file (sqlite.org/howtocorrupt.html, 2.2).
 */
function wordsOnDisk() {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name))
  const bytes = execFileSync('cat', paths, { maxBuffer: 2 ** 30 }).toString('latin1')
  return new Set(bytes.match(/zq[0-9x]+q/g))
}

/** Numbers that look random and are the same each time. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 65_536) % below
  }
}

/** Drafts that are written in turn and grow and shrink, as people write them: no word is in two of them. */
async function drafts(count: number, seed: number) {
  const below = numbers(seed)
  const admin = await someone('admin')
  let counter = 0
  const all: { words: string[]; draft: Awaited<ReturnType<typeof post>> }[] = []
  const newText = (words: string[]) => {
    const word = () => words[words.push(`zq${below(1_000)}x${counter++}q`) - 1]!
    const many = (max: number) => Array.from({ length: 1 + below(max) }, word).join(' ')
    return { title: `${word()} T`, summary: many(30), body: text(many(below(5) ? 40 : 300)) }
  }
  for (let n = 0; n < count; n++) {
    const words: string[] = []
    all.push({ words, draft: await post(admin, newText(words)) })
    for (let k = 0; k < 3; k++) {
      const one = all[below(all.length)]!
      const { entryId } = one.draft
      const save = { entryId, base: one.draft, session: `s${below(3)}`, content: content(newText(one.words)) }
      one.draft = got((await saveDraft(admin, save, n * 10 + k)) as never)
    }
  }
  return { admin, all }
}

testOfSqlite('of erased drafts no word is left in any byte of the data directory', async () => {
  const traces = { inLog: 0, inFile: 0 }
  for (const seed of [4, 9]) {
    dataDir = testDatabase()
    const { admin, all } = await drafts(150, seed)
    const goes = all.filter((_, n) => n % 3 === 1)
    const erased = goes.flatMap(({ words }) => words)
    const found = () => {
      const onDisk = wordsOnDisk()
      return erased.filter((word) => onDisk.has(word)).length
    }
    expect(found()).toBeGreaterThan(100)
    for (const { draft } of goes) got(await trashEntry(admin, draft.entryId, 1e6))
    traces.inLog += found()
    for (const { draft } of goes) got(await eraseEntry(admin, draft.entryId, 1e6))
    traces.inFile += found()
    expect(erasingMark()).toBeDefined()
    expect(await rewriteErased()).toBe(true)
    expect([found(), erasingMark()]).toEqual([0, undefined])
    expect(await read().$count(entries)).toBe(100)
    expect(existsSync(join(dataDir, 'gazette.db-wal')) && readFileSync(join(dataDir, 'gazette.db-wal')).length).toBe(0)
  }
  // Otherwise nothing was tested: SQLite leaves copies of rows that it moved between pages, even with `secure_delete`.
  expect(traces.inLog).toBeGreaterThan(100)
  expect(traces.inFile).toBeGreaterThan(0)
})

testOfSqlite('what was said about a draft goes with it, and what the trash held for 30 days', async () => {
  const admin = await someone('admin')
  const draft = await post(admin, { title: 'zq1q', body: text('zq2q') })
  got(await addComment(admin, { ...draft, text: 'zq3q' } as never, 1))
  got(await trashEntry(admin, draft.entryId, 2))
  await library()
  const file = await fileWith(['A page zq4q.'])
  got(await trashUpload(admin, file, 2))
  expect([...wordsOnDisk()].sort()).toEqual(['zq1q', 'zq2q', 'zq3q', 'zq4q'])
  expect(await emptyTrash(3 + trashPeriodMs)).toBe(1)
  expect(await emptyMediaTrash(3 + trashPeriodMs)).toBe(1)
  expect([...wordsOnDisk()]).toEqual([])
  await rewriteErased()
  expect([...wordsOnDisk()]).toEqual([])
})

testOfSqlite('where another process reads what was before, erasing succeeds and the rest is done later', async () => {
  const admin = await someone('admin')
  const draft = await post(admin, { title: 'zq1q' })
  got(await trashEntry(admin, draft.entryId, 2))
  const other = new Database(join(dataDir, 'gazette.db'))
  other.exec('begin; select * from entries')
  got(await eraseEntry(admin, draft.entryId, 3))
  expect([...wordsOnDisk()]).toEqual(['zq1q'])
  other.close()
  expect(await rewriteErased()).toBe(true)
  expect([...wordsOnDisk()]).toEqual([])
})

testOfSqlite(
  'a mark stays where the database could not be written anew, or something else was erased meanwhile',
  async () => {
    markErasing()
    const rewriting = rewriteErased()
    markErasing()
    expect(await rewriting).toBe(true)
    expect(erasingMark()).toBeDefined()
    const file = join(dataDir, 'gazette.db')
    const whole = readFileSync(file)
    writeFileSync(file, 'no database')
    expect(await rewriteErased()).toBe(false)
    expect(erasingMark()).toBeDefined()
    writeFileSync(file, whole)
  },
)

test.runIf(isPostgres)('what was erased is vacuumed away (PostgreSQL alone)', async () => {
  const admin = await someone('admin')
  const draft = await post(admin, { title: 'zq1q' })
  got(await trashEntry(admin, draft.entryId, 2))
  got(await eraseEntry(admin, draft.entryId, 3))
  expect(erasingMark()).toBeDefined()
  expect(await rewriteErased()).toBe(true)
  expect(erasingMark()).toBeUndefined()
  const emptied = sql`select 1 from pg_stat_user_tables where relname = 'revisions' and last_vacuum > now() - interval '1 minute' and n_dead_tup = 0`
  await vi.waitUntil(async () => (await selectValues(read(), emptied)).length > 0, { timeout: 60_000 })
})

test('who may not erase, and what cannot be erased, leaves no mark', async () => {
  const admin = await someone('admin')
  const draft = await post(admin, { title: 'zq1q' })
  await expect(eraseEntry(await someone('contributor'), draft.entryId, 3)).rejects.toThrow()
  expect((await eraseEntry(admin, draft.entryId, 3)).ok).toBe(false)
  expect(erasingMark()).toBeUndefined()
})
