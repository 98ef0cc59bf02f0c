/** @module-tag thorough */
import { afterEach, expect, test, vi } from 'vitest'
import { addresses } from '@/addresses.mjs'
import { testDatabase } from '@/db/test-database'
import { importItems } from '@/domain/imports/wordpress/test-import'
import { readNewestEntry } from '@/domain/published/readable'
import { addressArchive } from './test-addresses'
import { archives, walks, watchStatements } from './test-plans'
import { requestsOf } from './test-requests'
import { responseAt } from './test-responses'

// The plans of all statements that ran while every public address was asked in every outcome.

afterEach(() => vi.restoreAllMocks())

/** Statements of public pages that may walk: how one begins, its step, and why. */
const mayWalk = [
  {
    statement: 'select spoken.value from json_each(?)',
    step: 'SEARCH entries USING COVERING INDEX entries_spoken (<expr>=?)',
    because: 'it ends at the first live text of each language',
  },
  {
    statement: 'select distinct "revisions"."entry_id" from "media"',
    step: 'SCAN revision_media USING COVERING INDEX sqlite_autoindex_revision_media_1',
    because: 'a process asks it once: the list of changes is made from everything public',
  },
  {
    statement: 'select "releases"."path", "entries"."kind", "releases"."goes_live_at"',
    step: 'SCAN releases USING INDEX releases_path',
    because: 'the sitemap of a small archive has all addresses; a larger one has parts',
  },
  {
    statement: 'select "releases"."entry_id", "entries"."kind", "entries"."language", "releases"."path"',
    step: 'SCAN entries USING COVERING INDEX entries_translation',
    because: 'the same sitemap has all translations',
  },
  {
    statement: 'select "words" from "glossary"',
    step: 'SCAN glossary',
    because: 'agreed words are few, and read once after each change',
  },
]

test('no statement of any answer of a public address walks through a table that grows', async () => {
  const dataDir = testDatabase()
  // An import leaves other counts than people do: one release for each text, all in one language.
  const imported = (id: number) => ({ id, date: `20${10 + (id % 14)}-10-${10 + (id % 19)} 09:30:00` })
  await importItems(Array.from({ length: 60 }, (_, n) => imported(n + 1)))
  const archive = await addressArchive()
  const statements = watchStatements()
  const statuses = new Set<number>()
  const asked = new Set<string>()
  for (const row of addresses) {
    const requests = requestsOf(row, archive)
    // Rows with the same handler and answer ask the same of the database where nothing is found.
    const way = `${row.handler} ${row.answer}`
    for (const request of asked.has(way) ? requests.slice(0, 3) : requests)
      statuses.add((await responseAt(request, archive.now)).status)
    asked.add(way)
  }
  // A text came since, and some events and calls have ended: what is kept in memory is brought up to date.
  const before = new Set(statements)
  await importItems([imported(61)])
  statements.clear()
  for (const row of addresses) await responseAt(requestsOf(row, archive)[0]!, archive.now + 5_000)
  await readNewestEntry(archive.now)
  const ran = [...before.union(statements)]
  vi.restoreAllMocks()
  expect([...statuses].toSorted()).toEqual([200, 301, 302, 400, 404, 410])
  expect(ran.length).toBeGreaterThan(100)

  const walked = new Set<(typeof mayWalk)[number]>()
  const refused = new Set<string>()
  for (const plan of archives) {
    await plan(dataDir)
    for (const sql of ran)
      for (const step of walks(sql)) {
        const known = mayWalk.find((one) => one.step === step && sql.startsWith(one.statement))
        if (known) walked.add(known)
        else refused.add(`${step}: ${sql}`)
      }
  }
  expect([...refused]).toEqual([])
  expect(mayWalk.filter((one) => !walked.has(one))).toEqual([])
}, 300_000)
