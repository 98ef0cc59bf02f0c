// What the list of changes takes in a large archive: node --import tsx bench/changes.ts [ENTRIES]. See bench/README.md.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { changeList, newestChanges } from '@/domain/published/change-list'
import { newestPosts } from '@/domain/published/posts'
import { toldChangesAt } from '@/domain/published/change-states'
import { someone } from '@/domain/testing/newsroom'
import { fillArchive } from './growth-fill'

const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
process.env.DATA_DIR = folder
try {
  for (const entries of process.argv[2] ? [Number(process.argv[2])] : [1_000, 100_000]) await measure(entries)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

/** One in ten entries was published twice: each second time is told to readers, and half as many texts were withdrawn. */
async function measure(entries: number) {
  const dataDir = mkdtempSync(join(folder, 'archive-'))
  openDatabase(dataDir)
  migrateDatabase()
  await someone('admin', 'Anna')
  const now = Date.now()
  const raw = rawWriter()
  const { live } = fillArchive(raw, { entries, now })
  raw.exec(`update releases set major = 1, note = 'A number was wrong.' where id in (
    select max(id) from releases group by entry_id having count(*) > 1)`)
  raw.exec(`insert into releases (entry_id, goes_live_at, path, dated, created_at, withdrawal, explanation)
    select entry_id, goes_live_at + 1, path, dated, created_at, 'error', 'It was wrong.' from releases where entry_id % 20 = 3
    and goes_live_at < ${now} group by entry_id`)
  raw.exec('analyze')
  const told = (await timed(() => toldChangesAt(now))).value.length
  closeDatabase()
  openDatabase(dataDir)
  const first = await timed(() => toldChangesAt(now))
  const page = await timed(() => changeList({ now, language: 'en', page: 2 }))
  const last = await timed(() => changeList({ now, language: 'en', page: Math.ceil(told / 20) }))
  const feed = await timed(() => newestChanges({ now, language: 'en', limit: 20 }))
  rawWriter().exec(`update releases set note = 'Once more.' where entry_id = ${live[0]!}`)
  const after = await timed(() => toldChangesAt(now))
  const news = await timed(() => newestPosts({ now, language: 'en', limit: 10 }))
  console.log(
    `${entries} entries, ${told} changes; ms: first ${first.ms}, a page ${page.ms}, the last page ${last.ms}, `,
  )
  console.log(`  feed with the first list of kinds ${feed.ms}, after a change ${after.ms}; ten posts ${news.ms}`)
  closeDatabase()
}

async function timed<T>(work: () => Promise<T>) {
  const start = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(start)
  return { value, ms: Math.round((user + system) / 100) / 10 }
}
