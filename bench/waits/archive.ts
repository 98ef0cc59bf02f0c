import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { Content } from '@/domain/content/content'
import { release } from '@/domain/publishing/releases'
import { actor, type Actor } from '@/domain/staff/actor'
import { maxSessionAge, openSession } from '@/domain/staff/sessions'
import { longBody, type KindOfText } from '@/domain/testing/long-texts'
import { content, got, someone } from '@/domain/testing/newsroom'
import { createEntry } from '@/domain/writing/drafts'
import { sha256 } from '@/lib/random'
import { slugify } from '@/lib/slug'
import { root } from '@/scripts/run.mjs'
import { fingerprint } from '@/scripts/stamp.mjs'
import { fillArchive, type Filled } from '../growth-fill'

/** A text of the greatest length: as many entries as can be read for the first time, and one that a preview shows. */
type LongText = { kind: KindOfText; paths: string[]; entryId: number }

/** A draft as an editor that has just opened it knows it. */
export type Draft = { entryId: number; revisionId: number; counter: number }

export type Archive = {
  dataDir: string
  filled: Omit<Filled, 'drafts'>
  drafts: Draft[]
  longTexts: LongText[]
  cookie: string
}

const secret = 'a secret of the measurement alone, which nobody else has'
const longKinds: KindOfText[] = ['paragraphs', 'Khmer', 'footnotes']
const longEntries = 5
const longAgo = Date.UTC(2010, 4, 1)
/** What changes the archive that is kept from one run to the next. */
const sources = ['bench/waits/archive.ts', 'bench/growth-fill.ts', 'bench/library-fill.ts', 'db/migrations']

/** An archive of so many entries in a folder of its own, with an admin who is signed in. Filled once, and copied each time. */
export async function openArchive(entries: number): Promise<Archive> {
  const kept = join(tmpdir(), `gazette-waits-${entries}-${fingerprint(sources).slice(0, 16)}`)
  if (!existsSync(kept)) await fill(kept, entries)
  const dataDir = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
  cpSync(join(kept, 'data'), dataDir, { recursive: true })
  const known = JSON.parse(readFileSync(join(kept, 'known.json'), 'utf8')) as Archive
  openDatabase(dataDir)
  const sid = await openSession(1, Date.now())
  const value = await encode({ token: { sid }, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })
  closeDatabase()
  return { ...known, dataDir, cookie: `gazette=${value}` }
}

async function fill(kept: string, entries: number) {
  const began = performance.now()
  const partial = `${kept}.${process.pid}`
  const dataDir = join(partial, 'data')
  mkdirSync(join(dataDir, 'media'), { recursive: true, mode: 0o700 })
  writeFileSync(join(dataDir, 'secret'), secret, { mode: 0o600 })
  openDatabase(dataDir)
  migrateDatabase()
  const anna = await someone('admin', 'Anna')
  const filled = fillArchive(rawWriter(), { entries, now: Date.now() })
  const drafts = newestOf(filled.drafts)
  writeFiles(dataDir)
  closeDatabase()
  // What is stored is brought to its form before the record vouches for it.
  const env = { ...process.env, DATA_DIR: dataDir, DEMO: 'no' }
  const prepare = ['--import', 'tsx', 'cli/main.ts', 'prepare']
  execFileSync(process.execPath, prepare, { cwd: root, env, stdio: 'ignore' })
  openDatabase(dataDir)
  const longTexts = await addLongTexts(actor({ ...anna, id: 1 }))
  closeDatabase()
  execFileSync(process.execPath, prepare, { cwd: root, env, stdio: 'ignore' })
  writeFileSync(join(partial, 'known.json'), JSON.stringify({ filled, drafts, longTexts }))
  renameSync(partial, kept)
  console.log(`Filled in ${Math.round((performance.now() - began) / 1000)} s, kept in ${kept}`)
}

function newestOf(entryIds: number[]): Draft[] {
  const newest = rawWriter().prepare(
    'select entry_id as entryId, id as revisionId, counter from revisions where entry_id = ? order by id desc limit 1',
  )
  return entryIds.map((id) => newest.get(id) as Draft)
}

/** The files that the rows name: what verifies and backs up has to read something. */
function writeFiles(dataDir: string) {
  const raw = rawWriter()
  const rows = raw.prepare('select media_id as id, name from stored_files').all() as { id: string; name: string }[]
  const noteStored = raw.prepare('update stored_files set bytes = ?, sha256 = ? where media_id = ?')
  const noteMedia = raw.prepare('update media set bytes = ?, sha256 = ? where id = ?')
  raw.transaction(() => {
    for (const { id, name } of rows) {
      const bytes = Buffer.from(`%PDF-1.7 ${id} `.repeat(4_000))
      mkdirSync(join(dataDir, 'media', id), { mode: 0o700 })
      writeFileSync(join(dataDir, 'media', id, name), bytes, { mode: 0o600 })
      for (const note of [noteStored, noteMedia]) note.run(bytes.length, sha256(bytes), id)
    }
  })()
}

async function addLongTexts(who: Actor): Promise<LongText[]> {
  const texts: LongText[] = []
  for (const kind of longKinds) {
    const body = longBody(kind, 1_950_000)
    const paths: string[] = []
    let entryId = 0
    for (let n = 1; n <= longEntries; n++) {
      // Of long ago: as the newest they would all stand whole in every feed.
      const parsed = Content.parse(content({ title: `A text of ${kind}`, summary: 'S', body, dated: longAgo }))
      const newEntry = {
        kind: 'post' as const,
        language: 'en' as const,
        session: `bench-${kind}-${n}`,
        content: { ...parsed, slug: `${slugify(kind, 'text')}-${n}` },
      }
      const created = got(await createEntry(who, newEntry, Date.now()))
      entryId = created.entryId
      paths.push(got(await release(who, { entryId, revisionId: created.revisionId }, Date.now())).path)
    }
    texts.push({ kind, paths, entryId })
  }
  return texts
}

/** Takes the copy of an archive away. */
export function removeArchive({ dataDir }: Archive) {
  rmSync(dataDir, { recursive: true, force: true })
}
