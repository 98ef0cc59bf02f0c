// Fills an archive for bench/search-postgres.ts, in a process of its own whose engine is SQLite: FOLDER URL ENTRIES PAGES
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { connectPostgres } from '@/db/engines/postgres-client'
import { migrateDatabase } from '@/db/migrate'
import { migratePostgres } from '@/db/migrate-postgres'
import { withRowsOf } from '@/db/rows/files'
import { fillPostgres } from '@/db/rows/postgres-target'
import { someone } from '@/domain/testing/newsroom'
import { indexText } from '@/lib/search-segments'
import { chances } from './library-fill'
import { fillArchive, someWord } from './search-fill'
import { copyWords } from './search-postgres/words'

const [folder, url, entries, pages] = [process.argv[2]!, process.argv[3]!, ...process.argv.slice(4).map(Number)]
const now = Date.now()
openDatabase(folder)
migrateDatabase()
await someone('admin', 'Anna')
fillArchive(rawWriter(), { entries: entries!, pages: pages!, now })
addDrafts(entries! / 20)
addUploads(entries! / 4)
closeDatabase()

await migratePostgres(url)
const client = await connectPostgres(url)
const file = join(folder, 'gazette.db')
await withRowsOf(file, (source) => fillPostgres(client, source))
await copyWords(file, client)
await client.end()

/** Entries that were never released: the desk alone searches them. */
function addDrafts(count: number) {
  const raw = rawWriter()
  const chance = chances(21)
  const words = (count: number) => Array.from({ length: count }, () => someWord(chance)).join(' ')
  const entry = raw.prepare(
    `insert into entries (kind, language, translation_group, created_by, created_at) values ('post', 'en', ?, 1, 0)`,
  )
  const revision =
    raw.prepare(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text, author) values (?, 's', 0, ?, ?, ?, ?, '{}', 1, '', ?, 1)`)
  const index = raw.prepare('insert into draft_words (rowid, title, summary, body, facts) values (?, ?, ?, ?, ?)')
  raw.transaction(() => {
    for (let n = 0; n < count; n++) {
      const [title, summary, body] = [words(8), words(25), words(160)]
      const { lastInsertRowid: id } = entry.run(`draft-${n}`)
      const { lastInsertRowid: text } = revision.run(id, now - n * 60_000, title, `draft-${n}`, summary, body)
      index.run(text, ...[title, summary, body].map(indexText), '')
    }
  })()
}

/** Pictures with names and descriptions of three and eight words. */
function addUploads(count: number) {
  const raw = rawWriter()
  const chance = chances(22)
  const words = (count: number, between: string) => Array.from({ length: count }, () => someWord(chance)).join(between)
  const upload =
    raw.prepare(`insert into media (id, lineage, name, type, bytes, sha256, width, height, alt, caption, credit, uploaded_at, uploaded_by)
    values (?, ?, ?, 'image/jpeg', 900000, '', 1200, 800, ?, ?, 'Anna', ?, 1)`)
  raw.transaction(() => {
    for (let n = 0; n < count; n++) {
      const id = `p${String(n).padStart(11, '0')}`
      upload.run(id, id, `${words(3, '-')}.jpg`, words(8, ' '), words(8, ' '), now - n * 60_000)
    }
  })()
}
