import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { rawWriter } from '@/db/connection'
import { checkRecord } from '@/domain/care/record-check'
import { mediaRoot } from '@/lib/store/media'
import { sha256 } from '@/lib/keys/random'
import { withOpenArchive } from './archives'
import type { Line } from './clients'

/** Returns a sentence for each damage, for each half of a transaction, and for acknowledged work that is missing. */
export async function problemsIn(dataDir: string, lines: Line[]): Promise<string[]> {
  return withOpenArchive(dataDir, async () => {
    const db = rawWriter()
    const damage = [...damagedIn(db), ...halvesIn(db), ...halfFilesIn(db)]
    const { problems } = await checkRecord()
    return [...damage, ...problems, ...lostIn(db, lines)]
  })
}

/** Returns what SQLite itself finds wrong in an archive of any version. */
export async function damageIn(dataDir: string): Promise<string[]> {
  return withOpenArchive(dataDir, async () => damagedIn(rawWriter()))
}

function damagedIn(db: Database.Database) {
  const integrity = (db.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check)
  const strangers = db.pragma('foreign_key_check') as { table: string; rowid: number }[]
  return [
    ...integrity.filter((sentence) => sentence !== 'ok'),
    ...strangers.map(({ table, rowid }) => `${table} ${rowid} refers to what is not there`),
  ]
}

/** Rows that one transaction writes together; each query finds a row without its partner. */
const halves = {
  'an entry without a text': 'select id from entries where id not in (select entry_id from revisions)',
  'a text without a place in the index':
    "select id from revisions where how <> 'aside' and id not in (select rowid from draft_words) and id not in (select rowid from entry_words) and id = (select head_id from entries where entries.id = entry_id)",
  'a release without an address': 'select id from releases where path not in (select path from addresses)',
  'a release without an act':
    "select id from releases where id not in (select json_extract(detail, '$.release') from audit where json_extract(detail, '$.release') is not null)",
  'an upload without files': 'select id from media where id not in (select media_id from stored_files)',
  'an upload without an act':
    "select id from media where id not in (select json_extract(detail, '$.upload') from audit where verb = 'uploaded')",
}

function halvesIn(db: Database.Database) {
  return Object.entries(halves).flatMap(([what, question]) =>
    (db.prepare(question).pluck().all() as unknown[]).map((id) => `${what}: ${id}`),
  )
}

type StoredFile = { mediaId: string; name: string; bytes: number; sum: string }

function halfFilesIn(db: Database.Database) {
  const rows = db
    .prepare('select media_id as mediaId, name, bytes, sha256 as sum from stored_files')
    .all() as StoredFile[]
  return rows.flatMap(({ mediaId, name, bytes, sum }) => {
    const content = contentOfFile(join(mediaRoot(), mediaId, name))
    if (content?.length === bytes && sha256(content) === sum) return []
    return [`a file without its bytes: ${mediaId}/${name} has ${content?.length ?? 'none'} of ${bytes}`]
  })
}

function contentOfFile(path: string) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Returns acknowledged work that is not stored. An unacknowledged erasure may be done or not, but never half. */
function lostIn(db: Database.Database, lines: Line[]) {
  const asked = new Set(lines.flatMap((line) => ('asks' in line ? [line.entryId] : [])))
  const erased = new Set(lines.flatMap((line) => ('did' in line && line.did === 'erase' ? [line.entryId] : [])))
  const there = db.prepare('select 1 from entries where id = ?').pluck()
  const isGone = (entryId: number) => erased.has(entryId) || (asked.has(entryId) && !there.get(entryId))
  const rest = ['revisions', 'releases', 'addresses']
    .map((table) => `select 1 from ${table} where entry_id = @id`)
    .join(' union all ')
  const anything = db.prepare(`select 1 from entries where id = @id union all ${rest} limit 1`).pluck()
  return newestOf(lines).flatMap((line) => {
    if (line.did === 'upload') {
      const sum = db.prepare('select sha256 from media where id = ?').pluck().get(line.id)
      return sum === line.sha256 ? [] : [`lost: upload ${line.id}`]
    }
    if (line.did === 'import') return lostImport(db, line)
    if (isGone(line.entryId)) return anything.get({ id: line.entryId }) ? [`erased and there: ${line.entryId}`] : []
    return line.did === 'save' ? lostText(db, line) : line.did === 'publish' ? lostRelease(db, line) : []
  })
}

type Acknowledgement = Extract<Line, { did: string }>

/** Selects the last acknowledgement of each revision: a window replaces its own revision for some minutes. */
function newestOf(lines: Line[]): Acknowledgement[] {
  const told = lines.filter((line): line is Acknowledgement => 'did' in line)
  const last = new Map(told.map((line) => [line.did === 'save' ? `text ${line.revisionId}` : line, line]))
  return [...last.values()]
}

function lostText(db: Database.Database, line: Extract<Line, { did: 'save' }>) {
  const { entryId, revisionId, counter } = line
  const row = db
    .prepare('select counter, body_text as words from revisions where id = ? and entry_id = ?')
    .get(revisionId, entryId) as { counter: number; words: string } | undefined
  // A later save may be stored although its acknowledgement was lost.
  const isThere = row && (row.counter === counter ? sha256(row.words) === line.text : row.counter === counter + 1)
  return isThere ? [] : [`lost: text ${counter} of revision ${revisionId}`]
}

function lostRelease(db: Database.Database, { entryId, revisionId }: Extract<Line, { did: 'publish' }>) {
  const row = db.prepare('select 1 from releases where entry_id = ? and revision_id = ?').get(entryId, revisionId)
  return row ? [] : [`lost: release of revision ${revisionId}`]
}

function lostImport(db: Database.Database, { source, texts }: Extract<Line, { did: 'import' }>) {
  const question = `select count(*) from imported join revisions on revisions.id = imported.revision_id
    where imported.source = ? and imported.kind = 'entry' and revisions.entry_id = imported.entry_id`
  const stored = db.prepare(question).pluck().get(source)
  return stored === texts ? [] : [`lost: ${texts} texts of ${source}, of which ${String(stored)} are there`]
}
