// Measures what the desk's lists and choices cost at 10,000 entries: node --import tsx bench/desk-lists.ts [ENTRIES]. See bench/README.md.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { findChoices, findTexts } from '@/domain/desk/choices'
import { deskFront, idsMatching, listEntries, type EntryListQuery } from '@/domain/desk/entries'
import { termsInUse } from '@/domain/entries/terms'
import { someone } from '@/domain/testing/newsroom'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { inPortions, inserting } from './filling'
import { fillArchive } from './growth-fill'

const count = Number(process.argv[2] ?? 10_000)
/** Processor time (ms), the middle of seven; `texts` is a search in every text. */
const maxFor = { list: 50, texts: 100 }
const day = 86_400_000
const now = Date.UTC(2016, 5, 1)
const folder = mkdtempSync(join(temporaryFolder(), 'gazette-bench-'))
openDatabase(folder)
migrateDatabase()
// The first account has created all texts except one in forty, which are the second's.
const editor = await someone('editor', 'Dara')
const contributor = await someone('contributor', 'Aye')
fillArchive(rawWriter(), { entries: count, now })
rawWriter().exec('update entries set created_by = 2 where id % 40 = 0')
fillUploads()

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
}
const searches: Record<string, string> = {
  'a word of titles': 'w12',
  'a common word': 'wa',
  'a rare word': 'w3zz',
  'a word that is nowhere': 'nowhere',
  'a Khmer word': 'ពលករ',
}
for (const [name, query] of Object.entries(listings)) await measure(name, () => listEntries(editor, query, now))
for (const [name, search] of Object.entries(searches))
  await measure(name, () => listEntries(editor, { search }, now), maxFor.texts)
await measure('contributor, all', () => listEntries(contributor, {}, now))
await measure('front of the desk', () => deskFront(editor, now))
await measure('topics and countries', () => termsInUse(editor, now))
for (const [name, search] of Object.entries({ 'a word': 'w12', nowhere: 'nowhere', 'the last': undefined }))
  await measure(`choices: ${name}`, () => findTexts(editor, { search }, now))
await measure('contributor, choices: the last', () => findTexts(contributor, {}, now))
for (const search of ['', 'workshop', 'kingfisher'])
  await measure(`pictures: ${search || 'the last'}`, () => findChoices(editor, { types: ['picture'], search }, now))
await measure('ids of all live', () => idsMatching(editor, { state: 'live' }, 1_000, now))
closeDatabase()
rmSync(folder, { recursive: true, force: true })

async function measure(name: string, run: () => Promise<unknown>, max = maxFor.list) {
  await run()
  const times: number[] = []
  for (let n = 0; n < 7; n++) {
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1_000)
  }
  const median = times.sort((a, b) => a - b)[3]!
  console.log(`${name.padEnd(32)} ${median.toFixed(1).padStart(7)} ms${median > max ? `  over ${max}` : ''}`)
  if (median > max) process.exitCode = 1
}

/** Twice as many uploads as entries, four in five of them pictures. */
function fillUploads() {
  const upload = inserting(
    rawWriter(),
    `insert into media (id, lineage, name, type, bytes, sha256, width, height, alt, caption, credit, uploaded_by, uploaded_at)
    values (@id, @id, @name, @type, 1000, @id, 800, 600, @alt, 'A meeting in the provinces', 'Photo: UN-ACT', @by, @at)`,
  )
  inPortions(rawWriter(), 2 * count, (n) => {
    const id = String(n).padStart(12, '0')
    const type = n % 5 ? 'image/jpeg' : 'application/pdf'
    const alt = `People at a table with papers, number ${n}`
    upload({ id, name: `photo-${n}-of-the-workshop.jpg`, type, alt, by: n % 40 ? 1 : 2, at: n * 1_000 })
  })
}
