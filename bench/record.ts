// How long an archive with N acts and N released texts of 400 words takes to be signed at an upgrade, and to be checked.
// node --expose-gc --import tsx bench/record.ts [N]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter, write } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { record, signOldRecord } from '@/domain/staff/audit'
import { checkRecord, checkRecordTonight } from '@/domain/care/record-check'
import { sha256 } from '@/lib/random'

const many = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'gazette-record-'))
openDatabase(folder)
migrateDatabase()
fill()
await measured('signed at the upgrade', () => signOldRecord(Date.now()))
await measured('checked whole', whole)
await measured('checked as each night', () => checkRecordTonight(Date.now()))
await measured('a night later, nothing new', () => checkRecordTonight(Date.now() + 86_400_000))
await measured('1,000 acts written', async () => {
  for (let n = 0; n < 1_000; n++) await write((tx) => record(tx, { id: null }, { verb: 'saved', entryId: n }, n))
})
closeDatabase()
rmSync(folder, { recursive: true })

async function whole() {
  const { problems } = await checkRecord()
  if (problems.length) throw new Error(problems.join('\n'))
}

async function measured(what: string, work: () => Promise<unknown>) {
  global.gc?.()
  const [memory, cpu, started] = [process.memoryUsage().rss, process.cpuUsage(), performance.now()]
  let max = memory
  const timer = setInterval(() => (max = Math.max(max, process.memoryUsage().rss)), 50)
  await work()
  clearInterval(timer)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  const megabytes = Math.round((max - memory) / 1e6)
  console.log(
    `${many} · ${what}: ${seconds} s, ${((user + system) / 1e6).toFixed(1)} s of processor, ${megabytes} MB more`,
  )
}

function fill() {
  const db = rawWriter()
  const words = 'word '.repeat(400)
  const body = JSON.stringify({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  })
  const entry = db.prepare(
    "insert into entries (id, kind, language, translation_group, created_at) values (?, 'post', 'en', ?, 0)",
  )
  const revision = db.prepare(
    `insert into revisions (id, entry_id, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html, body_text)
     values (@n, @n, 's', 0, 0, 'Title ' || @n, 'title-' || @n, '', @body, 1, @words, @words)`,
  )
  const release = db.prepare(
    `insert into releases (id, entry_id, revision_id, goes_live_at, path, dated, created_at, major)
     values (@n, @n, @n, @n, '/2014/10/title-' || @n, @n, @n, 0)`,
  )
  const act = db.prepare("insert into audit (at, verb, entry_id, detail, hash) values (?, 'published', ?, ?, ?)")
  let before = ''
  db.transaction(() => {
    for (let n = 1; n <= many; n++) {
      entry.run(n, `g${n}`)
      revision.run({ n, body, words })
      release.run({ n })
      const detail = { release: n, at: n }
      before = sha256(JSON.stringify([before, n, null, 'published', n, detail]))
      act.run(n, n, JSON.stringify(detail), before)
    }
  })()
}
