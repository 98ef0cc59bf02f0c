// The sitemap of a large site: its index and each of its parts. See bench/README.md.
//   node --import tsx bench/sitemap.ts [ENTRIES]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { siteFrame } from '@/app/(site)/frame'
import { sitemap, sitemapPart } from '@/app/(site)/-/[lang]/sitemap-xml/parts'
import { closeDatabase, openDatabase, write } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { entries, releases, revisions } from '@/db/schema'

const many = Number(process.argv[2] ?? 100_000)
const limit = 1_000
const day = 86_400_000
const start = Date.UTC(2004, 0, 1, 2)

const dataDir = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
openDatabase(dataDir)
try {
  migrateDatabase()
  await fill()
  await measure()
} finally {
  closeDatabase()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Posts and publications, two releases each, over twenty years, with texts of 4 kB that nothing should read. */
async function fill() {
  const bodyHtml = `<p>${'words '.repeat(700)}</p>`
  for (let from = 0; from < many; from += 2_000) {
    const numbers = Array.from({ length: Math.min(2_000, many - from) }, (_, n) => from + n)
    await write(async (tx) => {
      const kindOf = (n: number) => (n % 10 === 0 ? ('publication' as const) : ('post' as const))
      const row = (n: number) => ({
        kind: kindOf(n),
        language: 'en' as const,
        createdAt: 0,
        translationGroup: `g${n}`,
      })
      const entryRows = await tx.insert(entries).values(numbers.map(row)).returning({ id: entries.id })
      const texts = { session: 's', createdAt: 0, savedAt: 0, summary: '', body: {}, schemaVersion: 1, bodyText: '' }
      for (let part = 0; part < entryRows.length; part += 500) {
        const some = entryRows.slice(part, part + 500)
        const revisionRows = await tx
          .insert(revisions)
          .values(some.map(({ id }) => ({ ...texts, bodyHtml, entryId: id, title: `Text ${id}`, slug: `text-${id}` })))
          .returning({ id: revisions.id, entryId: revisions.entryId })
        const rows = revisionRows.flatMap(({ id, entryId }) => {
          const dated = start + Math.floor((entryId * 7_300) / many) * day
          const release = { entryId, revisionId: id, dated, createdAt: dated, path: `/2004/01/text-${entryId}` }
          return [
            { ...release, goesLiveAt: dated },
            { ...release, goesLiveAt: dated + day },
          ]
        })
        await tx.insert(releases).values(rows)
      }
    })
  }
}

async function measure() {
  const now = Date.now()
  const frame = await siteFrame({ at: now, language: 'en' })
  const index = await timed('the index', () => sitemap(frame, now))
  const names = [...index.xml.matchAll(/\/sitemap\/([\w-]+)\.xml/g)].map(([, name]) => name!)
  let largest = 0
  for (const name of names)
    largest = Math.max(largest, (await timed(name, () => sitemapPart(frame, now, name)))!.xml.length)
  console.log(`\n${many} entries in ${names.length} parts, the largest of ${(largest / 1e6).toFixed(1)} MB`)
}

/** Processor time, so that others on the machine do not count; the middle of three. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const times: number[] = []
  let result!: T
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage()
    result = await work()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1_000)
  }
  const time = times.toSorted((a, b) => a - b)[1]!
  console.log(`${name.padEnd(20)}${time.toFixed(0).padStart(6)} ms${time > limit ? '  TOO LONG' : ''}`)
  if (time > limit) process.exitCode = 1
  return result
}
