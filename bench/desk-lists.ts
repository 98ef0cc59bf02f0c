// How long the desk's lists take at 10,000 entries: node --import tsx bench/desk-lists.ts [ENTRIES]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { actor } from '@/domain/staff/actor'
import { findChoices, findTexts } from '@/domain/desk/choices'
import { deskFront, idsMatching, listEntries, type EntryListQuery } from '@/domain/desk/entries'

const count = Number(process.argv[2] ?? 10_000)
const day = 86_400_000
const now = Date.UTC(2016, 5, 1)
const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
openDatabase(folder)
migrateDatabase()
fill()
fillUploads()

const editor = actor({ id: 1, name: 'Dara', role: 'editor', zone: 'Asia/Bangkok' })
const contributor = actor({ id: 2, name: 'Aye', role: 'contributor', zone: 'Asia/Bangkok' })
const listings: Record<string, EntryListQuery> = {
  'all, last saved first': {},
  'all, page 300': { page: 300 },
  'by title': { sort: 'title' },
  'by going live': { sort: 'live' },
  live: { state: 'live' },
  drafts: { state: 'draft' },
  scheduled: { state: 'scheduled' },
  'not published yet': { state: 'waiting' },
  'a topic': { termId: 3 },
  mine: { by: 1 },
  'in review': { review: 'submitted' },
  'a week': { savedFrom: now - 7 * day, savedUntil: now },
  'a word of the title': { search: 'number 77' },
  'a rare word of the text': { search: 'kingfisher' },
  'a word that is nowhere': { search: 'nowhere' },
  'a Khmer word': { search: 'កម្ពុជា' },
}
for (const [name, listing] of Object.entries(listings)) await measure(name, () => listEntries(editor, listing, now))
await measure('contributor, all', () => listEntries(contributor, {}, now))
await measure('front of the desk', () => deskFront(editor, now))
await measure('choices: titles', () => findTexts(editor, { search: 'number 77' }, now))
await measure('choices: a word that is nowhere', () => findTexts(editor, { search: 'nowhere' }, now))
await measure('choices: the last', () => findTexts(editor, {}, now))
await measure('contributor, choices: the last', () => findTexts(contributor, {}, now))
for (const search of ['', 'workshop', 'kingfisher'])
  await measure(`pictures: ${search || 'the last'}`, () => findChoices(editor, { types: ['picture'], search }, now))
await measure('ids of all live', () => idsMatching(editor, { state: 'live' }, 1_000, now))
closeDatabase()
rmSync(folder, { recursive: true, force: true })

async function measure(name: string, run: () => Promise<unknown>) {
  await run()
  const times: number[] = []
  for (let n = 0; n < 7; n++) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  const median = times.sort((a, b) => a - b)[3]!
  console.log(`${name.padEnd(28)} ${median.toFixed(1).padStart(7)} ms`)
}

/** Posts of about 400 words with two revisions each, three in four of them released, straight into the tables. */
function fill() {
  const raw = rawWriter()
  const words = 'trafficking workshop protection migrant labour training province ministry report victims'.split(' ')
  const text = Array.from({ length: 400 }, (_, n) => words[(n * 7) % words.length]).join(' ')
  const person = raw.prepare(
    `insert into staff (name, email, role, zone, created_at) values (?, ?, ?, 'Asia/Bangkok', 0)`,
  )
  person.run('Dara', 'd@example.org', 'editor')
  person.run('Aye', 'a@example.org', 'contributor')
  for (let n = 1; n <= 20; n++)
    raw.prepare(`insert into terms (kind, slug, name) values ('topic', ?, ?)`).run(`t${n}`, `T${n}`)
  const entry = raw.prepare(
    `insert into entries (kind, language, translation_group, created_by, created_at) values ('post', 'en', ?, ?, ?)`,
  )
  const revision =
    raw.prepare(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html, body_text, author)
    values (?, 's', ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`)
  const release = raw.prepare(
    `insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, ?, ?, ?, ?)`,
  )
  const carries = raw.prepare('insert into revision_terms (revision_id, term_id) values (?, ?)')
  const review = raw.prepare(`insert into reviews (entry_id, revision_id, at, said) values (?, ?, ?, 'submitted')`)
  raw.transaction(() => {
    for (let n = 1; n <= count; n++) {
      const at = now - (count - n) * 3_600_000
      const by = n % 40 === 0 ? 2 : 1
      const id = Number(entry.run(`g${n}`, by, at).lastInsertRowid)
      let head = 0
      for (const part of [0, 1]) {
        const title = n % 50 === 0 ? `សៀវភៅកម្ពុជា ${n}` : `Report number ${n} of the workshop`
        const ownText = n % 1_000 === 0 ? `${text} kingfisher` : text
        const body = JSON.stringify({
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: ownText }] }],
        })
        const row = [
          id,
          at,
          at + part,
          title,
          `report-${n}`,
          'A summary of it.',
          body,
          `<p>${ownText}</p>`,
          ownText,
          by,
        ]
        head = Number(revision.run(...row).lastInsertRowid)
        carries.run(head, 1 + (n % 20))
      }
      if (n % 4) release.run(id, head, n % 100 === 1 ? now + n * 1_000 : at, `/p/${n}`, at, at)
      else if (n % 8 === 0) review.run(id, head, at)
    }
  })()
}

/** Twice as many uploads, four in five of them pictures, straight into the table. */
function fillUploads() {
  const raw = rawWriter()
  const upload = raw.prepare(
    `insert into media (id, lineage, name, type, bytes, sha256, width, height, alt, caption, credit, uploaded_by, uploaded_at)
    values (@id, @id, @name, @type, 1000, @id, 800, 600, @alt, 'A meeting in the provinces', 'Photo: UN-ACT', @by, @at)`,
  )
  raw.transaction(() => {
    for (let n = 1; n <= 2 * count; n++) {
      const id = String(n).padStart(12, '0')
      const type = n % 5 ? 'image/jpeg' : 'application/pdf'
      const alt = `People at a table with papers, number ${n}`
      upload.run({ id, name: `photo-${n}-of-the-workshop.jpg`, type, alt, by: n % 40 ? 1 : 2, at: n * 1_000 })
    }
  })()
}
