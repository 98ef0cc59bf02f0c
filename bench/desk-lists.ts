// Measures what the desk's lists and choices cost: node --import tsx bench/desk-lists.ts [ENTRIES] [teams]. See bench/README.md.
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
/** Processor time (ms); `texts` is a search in every text. */
const maxFor = { list: 50, texts: 100 }
/**
 * With `teams`: how many times as much it may cost with twenty teams and texts that are limited to them as with none,
 * unless it is a few milliseconds more.
 */
const [maxTimes, maxMore] = [1.2, 5]
const limitedTexts = process.argv[3] === 'teams' ? [200, 1_000] : []
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
const questions = [
  ...Object.entries(listings).map(([name, query]) => ask(name, () => listEntries(editor, query, now))),
  ...Object.entries(searches).map(([name, search]) =>
    ask(name, () => listEntries(editor, { search }, now), maxFor.texts),
  ),
  ask('contributor, all', () => listEntries(contributor, {}, now)),
  ask('front of the desk', () => deskFront(editor, now)),
  ask('topics and countries', () => termsInUse(editor, now)),
  ...Object.entries({ 'a word': 'w12', nowhere: 'nowhere', 'the last': undefined }).map(([name, search]) =>
    ask(`choices: ${name}`, () => findTexts(editor, { search }, now)),
  ),
  ask('contributor, choices: the last', () => findTexts(contributor, {}, now)),
  ...['', 'workshop', 'kingfisher'].map((search) =>
    ask(`pictures: ${search || 'the last'}`, () => findChoices(editor, { types: ['picture'], search }, now)),
  ),
  ask('ids of all live', () => idsMatching(editor, { state: 'live' }, 1_000, now)),
]
if (limitedTexts.length) addTeams()
for (const { name, run, max } of questions) {
  report(name, await measure(run), max)
}
closeDatabase()
rmSync(folder, { recursive: true, force: true })

function ask(name: string, run: () => Promise<unknown>, max = maxFor.list) {
  return { name, run, max }
}

/** Processor time (ms), the least of seven: without audiences, then with each number of limited texts, by turns. */
async function measure(run: () => Promise<unknown>) {
  const least = [0, ...limitedTexts].map(() => Infinity)
  for (let n = 0; n < 7; n++)
    for (const [which, limited] of [0, ...limitedTexts].entries()) {
      limit(limited)
      await run()
      const before = process.cpuUsage()
      await run()
      const { user, system } = process.cpuUsage(before)
      least[which] = Math.min(least[which]!, (user + system) / 1_000)
      rawWriter().exec('delete from audiences')
    }
  return least
}

function report(name: string, [without, ...withTeams]: number[], max: number) {
  const most = withTeams.at(-1) ?? 0
  const isOver = withTeams.length ? most > without! * maxTimes && most > without! + maxMore : without! > max
  const columns = [without!, ...withTeams].map((time) => time.toFixed(1).padStart(7))
  console.log(`${name.padEnd(32)} ${columns.join(' ')} ms${isOver ? '  over' : ''}`)
  if (isOver) process.exitCode = 1
}

/** Twenty teams; each person who asks is in three. */
function addTeams() {
  const run = (sql: string) => inserting(rawWriter(), sql)
  const team = run(`insert into teams (name, answers_for) values (?, '{"terms":[],"languages":[],"kinds":[]}')`)
  const member = run('insert into team_people (team_id, staff_id) values (?, ?)')
  for (let n = 1; n <= 20; n++) team(`Team ${n}`)
  for (const staffId of [1, 2]) for (const teamId of [1, 2, 3]) member(teamId, staffId)
}

/** Limits texts to one team after the other, and one in ten to a person. */
function limit(texts: number) {
  const audience = inserting(
    rawWriter(),
    'insert into audiences (translation_group, staff_id, team_id) values (?, ?, ?)',
  )
  for (let n = 1; n <= texts; n++)
    audience(`g${n * Math.floor(count / texts)}`, n % 10 ? null : 2, n % 10 ? 1 + (n % 20) : null)
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
