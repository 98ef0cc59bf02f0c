import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrateFile } from '@/db/migrate'
import { temporaryFolder } from '@/scripts/temporary.mjs'

/** Makes a data directory as this version leaves it, with `texts` texts, half of them public. */
export function oldArchive(texts: number) {
  const dataDir = mkdtempSync(join(temporaryFolder(), 'gazette-proof-'))
  const file = join(dataDir, 'gazette.db')
  writeFileSync(file, '')
  migrateFile(file)
  const db = new Database(file)
  db.pragma('journal_mode = wal')
  db.exec(
    `insert into staff (name, email, role, zone, created_at) values ('An admin', 'a@example.org', 'admin', 'UTC', 0)`,
  )
  db.transaction(() => {
    for (let n = 1; n <= texts; n++) insertText(db, n)
  })()
  db.close()
  writeFileSync(join(dataDir, 'secret'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 })
  return { ...removable(dataDir), copy: () => removable(copyOf(dataDir)) }
}

function copyOf(dataDir: string) {
  const copy = mkdtempSync(join(temporaryFolder(), 'gazette-proof-'))
  cpSync(dataDir, copy, { recursive: true })
  return copy
}

function removable(dataDir: string) {
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

function insertText(db: Database.Database, n: number) {
  const words = `Text ${n} ${'of some words '.repeat(1 + (n % 200))}`.trim()
  const body = JSON.stringify({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  })
  db.prepare(
    `insert into entries (id, kind, language, translation_group, created_by, created_at) values (?, 'post', 'en', ?, 1, 0)`,
  ).run(n, `g${n}`)
  db.prepare(
    `insert into revisions (id, entry_id, author, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html, body_text)
    values (?, ?, 1, 's', 0, 0, ?, ?, '', ?, 1, ?, ?)`,
  ).run(n, n, `Text ${n}`, `text-${n}`, body, `<p>${words}</p>`, words)
  if (n % 2) return
  const path = `/1970/01/text-${n}`
  db.prepare('insert into addresses (path, entry_id) values (?, ?)').run(path, n)
  db.prepare(
    'insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at, by) values (?, ?, 1, ?, 1, 1, 1)',
  ).run(n, n, path)
}
