// How long the library and its search take: node --import tsx bench/library.ts [PUBLICATIONS] [PAGES OF EACH FILE]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { library, type PublicationFilter } from '@/domain/published/library'
import { chances, fillLibrary, someWords } from './library-fill'

const publications = Number(process.argv[2] ?? 10_000)
const pages = Number(process.argv[3] ?? 20)
const now = Date.UTC(2026, 0, 1)
const khmer = ['មនុស្ស', 'ជួញដូរ', 'ពលករ', 'ជួញដូរមនុស្ស', 'រងគ្រោះ', 'ស្ត្រី', 'កុមារ']

const small = await measureAt(Math.min(1_000, publications), 0)
const large = await measureAt(publications, pages)
console.log(
  `combined facets, ${publications} against ${Math.min(1_000, publications)}: ${(large / small).toFixed(2)} times`,
)

/** Fills an archive, measures it and takes it away. Returns the median of a page with two facets chosen, in ms. */
async function measureAt(count: number, pagesEach: number) {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
  openDatabase(folder)
  migrateDatabase()
  fillLibrary(rawWriter(), { publications: count, pages: pagesEach, now })
  console.log(`\n${count} publications, ${count * pagesEach} pages of files`)
  console.log(line('first page, building the catalogue', await times(1, () => ask({}))))
  const combined = await times(60, (n) => ask({ country: `country-${n % 6}`, topic: `topic-${n % 20}` }))
  console.log(line('two facets, all counted', combined))
  console.log(line('no facet, page 40', await times(30, () => ask({}, count > 480 ? 40 : 1))))
  if (pagesEach > 0) await search()
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
  return median(combined)
}

/** Searches in the mixture of the texts, common words more often than others; a word is looked up once and then remembered. */
async function search() {
  const chance = chances(7)
  const of = (words: number) => () => ask({ q: someWords(chance, words) })
  const all = [
    ...(await measured('one word', 100, of(1))),
    ...(await measured('two words', 100, of(2))),
    ...(await measured('three words and a facet', 50, () => ask({ q: someWords(chance, 3), country: 'country-1' }))),
    ...(await measured('a phrase', 50, () => ask({ q: `"${someWords(chance, 2)}"` }))),
    ...(await measured('one word, without another', 50, () =>
      ask({ q: `${someWords(chance, 1)} -${someWords(chance, 1)}` }),
    )),
    ...(await measured('Khmer', 50, (n) => ask({ q: khmer[n % khmer.length]! }))),
  ]
  console.log(line('all searches', all))
}

async function measured(name: string, runs: number, run: (n: number) => Promise<unknown>) {
  const all = await times(runs, run)
  console.log(line(name, all))
  return all
}

async function ask(filter: PublicationFilter, page = 1) {
  return library({ now, filter, page })
}

/** Processor time, in ms: what others do on the machine meanwhile does not count. */
async function times(runs: number, run: (n: number) => Promise<unknown>) {
  const all: number[] = []
  for (let n = 0; n < runs; n++) {
    const before = process.cpuUsage()
    await run(n)
    const { user, system } = process.cpuUsage(before)
    all.push((user + system) / 1_000)
  }
  return all
}

function line(name: string, all: number[]) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(1).padStart(8)
  return `${name.padEnd(36)} ${String(all.length).padStart(4)}  median ${at(0.5)}  p95 ${at(0.95)}  longest ${at(1)} ms`
}

function median(all: number[]) {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!
}
