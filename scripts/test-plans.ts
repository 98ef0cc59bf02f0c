import type Database from 'better-sqlite3'
import { vi } from 'vitest'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { updateStatistics } from '@/db/statistics'
import { demonstrationCounts } from './test-demonstration-counts'

// SQLite's plan for a statement in an archive of 100,000 entries: none may scan a growing table. The archives of tests
// are small; SQLite plans by the counts below, of a large archive.

const counts = [
  ['addresses', 'addresses_entry', '95000 1'],
  ['addresses', 'addresses_slug', '95000 1'],
  ['addresses', 'sqlite_autoindex_addresses_1', '95000 1'],
  ['audit', 'audit_at', '95000 1'],
  ['audit', 'audit_entry', '95000 1'],
  ['audit', 'audit_number', '95000 1'],
  ['entries', 'entries_spoken', '100000 50000'],
  ['entries', 'entries_translation', '100000 1 1'],
  ['media', 'media_version', '20000 1 1'],
  ['media', 'sqlite_autoindex_media_1', '20000 1'],
  ['media_pages', 'media_pages_page', '100000 5 1'],
  ['releases', 'releases_dated', '105000 2 2'],
  ['releases', 'releases_due', '105000 1'],
  ['releases', 'releases_entry', '105000 2 1 1'],
  ['releases', 'releases_path', '105000 2'],
  ['releases', 'releases_revision', '105000 2'],
  ['revision_media', 'revision_media_media', '20000 1'],
  ['revision_media', 'sqlite_autoindex_revision_media_1', '20000 1 1 1'],
  ['revision_terms', 'revision_terms_term', '385840 7420'],
  ['revision_terms', 'sqlite_autoindex_revision_terms_1', '385840 4 1'],
  ['revisions', 'revisions_ends', '8000 2 1 1'],
  ['revisions', 'revisions_entry', '200000 2 1'],
  ['revisions', 'revisions_starts', '4000 2 1 1'],
  ['revisions', 'revisions_translated', '4000 2'],
  ['terms', 'terms_address', '52 26 1'],
]

/** Tables that do not grow with the archive, by the names that plans give it. */
// Small tables: few backups are kept, few entries are erased by request, few services
// of help are named, few documents are corrected by hand, and a statement with values has all of them.
const small =
  /^(json_each|spoken|terms|settings|staff|teams|team_people|audiences|help_services|backups|erasures|erasure_entries|corrected_editions|public_version|\(subquery-\d+\)|\d+-ROW|[a-z_]+_vocabulary)$/

/** Every statement that runs from now on, also one that was prepared before. */
export function watchStatements() {
  const statements = new Set<string>()
  const statement = Object.getPrototypeOf(rawWriter().prepare('select 1')) as Database.Statement
  for (const way of ['all', 'get', 'run', 'iterate'] as const) {
    const run = statement[way] as (...values: unknown[]) => unknown
    vi.spyOn(statement, way).mockImplementation(function (this: Database.Statement, ...values: unknown[]) {
      statements.add(this.source)
      return run.apply(this, values) as never
    })
  }
  return statements
}

/** The steps of a statement's plan that walk through a table that grows, as SQLite words them (sqlite.org/eqp.html). */
export function walks(sql: string): string[] {
  // The query of an empty list has `false`, which ends at once.
  if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql) || /\b(where \(?|and )false\b/.test(sql)) return []
  const placeholders = sql.match(/\?/g)?.length ?? 0
  const steps = rawWriter()
    .prepare(`explain query plan ${sql}`)
    .all(...Array<number>(placeholders).fill(1)) as { detail: string }[]
  const sorts = steps.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY')
  // In the order of an index, a limit of the whole statement ends the walk.
  const ends = (/\blimit \S+( offset \S+)?$/i.test(sql) && !sorts) || isEndOfIndex.test(sql)
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, name] = / VIRTUAL TABLE INDEX /.test(detail) ? [] : (/^SCAN (?!CONSTANT ROW)(\S+)/.exec(detail) ?? [])
      return (
        (name !== undefined && !small.test(name) && !(ends && /USING (COVERING )?INDEX/.test(detail))) ||
        (rowsFound(detail) > manyRows && !ends) ||
        // The greatest or least of a subquery is looked for from the end of an index, as far as the first that matches.
        (/^SEARCH \S+ USING (COVERING )?INDEX \S+$/.test(detail) && !isEndOfIndex.test(sql))
      )
    })
}

/** The walks of statements, planned by the counts of each kind of archive. */
export async function walksOf(dataDir: string, statements: Set<string>) {
  const ran = [...statements]
  vi.restoreAllMocks()
  const found = new Set<string>()
  for (const plan of archives) {
    await plan(dataDir)
    for (const sql of ran) for (const step of walks(sql)) found.add(`${step}: ${sql}`)
  }
  return [...found]
}

/** An import leaves other counts than people do, and the demonstration others than either. */
export const archives = [planAsImported, planAsLarge, planAsDemonstration]

/** More rows of an index than belong to one text, one file or one person. */
const manyRows = 1_000

/** Returns how many rows a search of an index reads, by the counts; all where only one side of a range is given. */
function rowsFound(detail: string): number {
  const [, index, limits = ''] = /^SEARCH .* USING (?:COVERING )?INDEX (\S+) \((.*)\)$/.exec(detail) ?? []
  if (!index || (limits.match(/[<>]\?/g)?.length ?? 0) > 1) return 0
  const row = rawWriter().prepare('select stat from sqlite_stat1 where idx = ?').get(index) as
    { stat: string } | undefined
  return Number(row?.stat.split(' ')[limits.match(/[^<>]=\?|IS \?/g)?.length ?? 0] ?? 0)
}

/** The greatest or least of a column in one table: SQLite takes it from the end of an index. */
const isEndOfIndex = /^select (max|min)\("?\w+"?\) from "?\w+"? where (?!.*\b(select|join|group)\b)/i

/** The counts of an archive as it is, a hundred times as large. */
async function planAsImported(dataDir: string) {
  await updateStatistics('whole')
  growCounts(dataDir)
}

/** The counts of the demonstration, a hundred times as large. */
function planAsDemonstration(dataDir: string) {
  replaceCounts(demonstrationCounts)
  growCounts(dataDir)
}

/** Averages beneath ten are of one text, and do not grow. */
function growCounts(dataDir: string) {
  const raw = rawWriter()
  const rows = raw.prepare('select rowid, stat from sqlite_stat1').all() as { rowid: number; stat: string }[]
  for (const { rowid, stat } of rows) {
    const grown = stat.replace(/\d+/g, (n, at) => String(at === 0 || Number(n) >= 10 ? 100 * Number(n) : n))
    raw.prepare('update sqlite_stat1 set stat = ? where rowid = ?').run(grown, rowid)
  }
  closeDatabase()
  openDatabase(dataDir)
}

export function planAsLarge(dataDir: string) {
  replaceCounts(counts)
  closeDatabase()
  openDatabase(dataDir)
}

function replaceCounts(rows: string[][]) {
  const raw = rawWriter()
  raw.exec('analyze; delete from sqlite_stat1')
  // Samples of the small archive, where SQLite takes any.
  if (raw.prepare(`select 1 from sqlite_schema where name = 'sqlite_stat4'`).get()) raw.exec('delete from sqlite_stat4')
  const insert = raw.prepare('insert into sqlite_stat1 values (?, ?, ?)')
  for (const row of rows) insert.run(row)
}
