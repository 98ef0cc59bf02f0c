import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { wordpressArchive } from '@/domain/exports/wordpress/archive'
import { newsroom } from '@/domain/testing/archive'
import { WxrFiles } from '@/cli/exports/wxr-files'
import { chances, someWords } from '../library-fill'

// How much memory an export for WordPress takes: `npx tsx bench/wordpress/many.ts [entries]`.

const entries = Number(process.argv[2] ?? 10_000)
const folder = mkdtempSync(join(tmpdir(), 'gazette-many-'))
const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)
try {
  openDatabase(folder)
  migrateDatabase()
  await fill()
  closeDatabase()
  openDatabase(folder)
  const [before, start, now] = [megabytes(), performance.now(), Date.now()]
  const archive = await wordpressArchive({ origin: 'https://gazette.example' }, now)
  const file = join(folder, 'archive.xml')
  const files = new WxrFiles(archive.channel, { file, mode: 0o644, now })
  for await (const { item } of archive.parts()) await files.add(item)
  await files.end()
  const seconds = Math.round((performance.now() - start) / 1000)
  const size = Math.round(statSync(file).size / 1_000_000)
  console.log(
    `${archive.entries} entries, ${size} MB, ${seconds} s; at most ${megabytes()} MB of memory, ${before} before`,
  )
} finally {
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}

/** One post as people make it, and copies of its rows with texts of 720 words. */
async function fill() {
  const chance = chances(1)
  const paragraph = () => ({ type: 'paragraph', content: [{ type: 'text', text: someWords(chance, 90) }] })
  await (await newsroom()).publish('2014-01-01', { title: 'The first' })
  const raw = rawWriter()
  const row = (table: string) => raw.prepare(`select * from ${table}`).get() as Record<string, unknown>
  const rows = { entries: row('entries'), revisions: row('revisions'), releases: row('releases') }
  const insert = (table: keyof typeof rows, changes: Record<string, unknown>) => {
    const { id: _, ...values } = { ...rows[table], ...changes }
    const names = Object.keys(values)
    const statement = raw.prepare(`insert into ${table} (${names.join()}) values (${names.map(() => '?').join()})`)
    return Number(statement.run(...Object.values(values)).lastInsertRowid)
  }
  raw.exec('begin')
  for (let n = 1; n < entries; n++) {
    const body = JSON.stringify({ type: 'doc', content: Array.from({ length: 8 }, paragraph) })
    const entry_id = insert('entries', { translation_group: `group ${n}` })
    const revision_id = insert('revisions', { entry_id, title: someWords(chance, 8), slug: `post-${n}`, body })
    insert('releases', { entry_id, revision_id, path: `/2014/01/post-${n}` })
  }
  raw.exec('commit')
}
