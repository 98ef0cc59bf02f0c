import { nameOfText } from '@/components/site/type-name'
import type { ListedEntry } from '@/domain/published/entry-list'
import { findReading } from '@/domain/published/pages'
import { siteSettings } from '@/domain/published/site'
import { fileAddress } from '@/lib/web/file-address'
import { indexedFacts } from '@/lib/search/indexed-facts'
import { newsKinds } from '@/lib/kinds/kinds'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { readingPath } from '@/lib/web/reading-path'
import { inZone, longDate, partialDate, yearMonthOf } from '@/lib/time/time'
import { everyEntry, type Folder } from '@/cli/exports/folder'
import { exportedPlaceAt } from '../pages'
import type { Outcomes } from '../walk'
import { shownAtOnce, type ShownEntry, type Site, type Shelf, tokensOf, shelfOf } from './shape'
import { appendFile, mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes the index as scripts that call `gazette`, because local pages may load nothing else. */
export async function writeIndex(folder: Folder, outcomes: Outcomes, at: number, each: (entries: number) => void) {
  const index = new IndexWriter(folder)
  const { zone } = await siteSettings()
  let entries = 0
  let batch: ShownEntry[] = []
  const names: Site['names'] = {}
  const writeBatch = async () => {
    if (batch.length === 0) return
    const shelf = Math.floor((entries - 1) / shownAtOnce)
    await folder.write(`search/entries/${shelf}.js`, `gazette.entries(${shelf},${JSON.stringify(batch)})\n`)
    batch = []
  }
  for await (const entry of everyEntry(at)) {
    const number = entries++
    const whole = [entry.title, entry.summary, entry.bodyText, ...indexedFacts(entry, entry.files)].join('\n')
    await index.add(String(number), whole, tokensOf(entry.title).length)
    await folder.write(
      `search/texts/${number}.js`,
      `gazette.text(${number},${JSON.stringify([entry.summary, entry.bodyText].filter(Boolean).join('\n'))})\n`,
    )
    for (const { slug, name, names: translations } of [...entry.countries, ...entry.topics])
      names[slug] = { en: name, ...translations }
    batch.push(shownEntry(entry, zone, await addPages({ index, entry, number, outcomes, at }), outcomes))
    if (batch.length === shownAtOnce) await writeBatch()
    each(entries)
  }
  await writeBatch()
  const shelves = await index.end()
  await folder.write('search/site.js', `gazette.site(${JSON.stringify({ entries, shelves, names } satisfies Site)})\n`)
}

type PagesToAdd = { index: IndexWriter; entry: ListedEntry; number: number; outcomes: Outcomes; at: number }

/** Counts pages through all files. Returns the part of each. */
async function addPages({ index, entry, number, outcomes, at: now }: PagesToAdd): Promise<ShownEntry['pages']> {
  const parts: ShownEntry['pages'] = []
  let count = 0
  for (const file of entry.files.filter(({ readable }) => readable)) {
    const unpaged = file.type === 'application/pdf' ? {} : { unpaged: true as const }
    for (let part = 1; ; part++) {
      const reading = await findReading({ path: entry.path, lineage: file.lineage, part, now })
      if (reading?.is !== 'live') break
      const { pages } = reading.reading
      const path = entry.kind === 'publication' ? readingPath(entry, file, part) : fileAddress(file)
      const target = exportedPlaceAt(path, outcomes)
      if (target && pages[0])
        parts.push({ from: count, page: pages[0].page, file: target.place, name: file.title || file.name, ...unpaged })
      for (const { text } of pages) await index.add(`${number}.${count++}`, text)
    }
  }
  return parts
}

function shownEntry(entry: ListedEntry, zone: string, pages: ShownEntry['pages'], outcomes: Outcomes): ShownEntry {
  const { kind, language, title, summary, dated, publishedOn } = entry
  const year = newsKinds.includes(kind) ? String(yearMonthOf(dated, zone).year) : publishedOn?.slice(0, 4)
  const about = siteLanguages().map((interfaceLanguage) => [interfaceLanguage, aboutIn(interfaceLanguage)])
  return {
    on: (kind === 'publication' && publishedOn) || inZone(dated, zone).toPlainDate().toString(),
    title,
    language,
    summary,
    pages,
    file: exportedPlaceAt(entry.path, outcomes)?.place ?? 'index.html',
    about: Object.fromEntries(about) as ShownEntry['about'],
    facts: {
      kind: [kind],
      language: [language],
      year: year ? [year] : [],
      country: entry.countries.map(({ slug }) => slug),
      topic: entry.topics.map(({ slug }) => slug),
      type: entry.publicationType ? [entry.publicationType] : [],
      series: entry.series ? [entry.series] : [],
    },
  }

  function aboutIn(interfaceLanguage: Language) {
    const date = newsKinds.includes(kind)
      ? longDate(dated, zone, interfaceLanguage)
      : publishedOn && partialDate(publishedOn, interfaceLanguage)
    return [nameOfText(entry, interfaceLanguage), kind !== 'page' && date].filter(Boolean).join(' · ')
  }
}

/** Characters in memory. */
const maxWaiting = 32_000_000

/** Writes word positions in bounded memory, then the shelves. */
class IndexWriter {
  private pending = new Map<string, string[]>()
  private length = 0
  private readonly heap: string

  constructor(private readonly folder: Folder) {
    this.heap = join(folder.path, '.words')
  }

  /** `unit`: an entry, `3`, or a page of its files, `3.7`; `titleLength`: how many tokens are the title's. */
  async add(unit: string, text: string, titleLength = 0) {
    const placesByToken = Map.groupBy(tokensOf(text).entries(), ([, token]) => token)
    for (const [token, tokenPlaces] of placesByToken) {
      const isTitle = tokenPlaces[0]![0] < titleLength
      const numbers = tokenPlaces.map(([place]) => place.toString(36)).join(',')
      this.put(token, `${unit}${isTitle ? '!' : ''}:${numbers}`)
    }
    if (this.length > maxWaiting) await this.flush()
  }

  private put(token: string, line: string) {
    const shelf = shelfOf(token)
    const lines = this.pending.get(shelf) ?? []
    if (lines.length === 0) this.pending.set(shelf, lines)
    lines.push(`${token}\t${line}\n`)
    this.length += token.length + line.length + 2
  }

  private async flush() {
    await mkdir(this.heap, { recursive: true })
    for (const [shelf, lines] of this.pending) await appendFile(join(this.heap, shelf), lines.join(''))
    this.pending = new Map()
    this.length = 0
  }

  /** Writes scripts that call `gazette.shelf`. Returns their names. */
  async end(): Promise<string[]> {
    await this.flush()
    const shelves = (await readdir(this.heap)).sort()
    for (const shelf of shelves) {
      const words = JSON.stringify(shelfFromLines(await readFile(join(this.heap, shelf), 'utf8')))
      await this.folder.write(`search/words/${shelf}.js`, `gazette.shelf(${JSON.stringify(shelf)},${words})\n`)
    }
    await rm(this.heap, { recursive: true })
    return shelves
  }
}

function shelfFromLines(lines: string): Shelf {
  const linesByToken = Map.groupBy(lines.split('\n').filter(Boolean), (line) => line.split('\t', 1)[0]!)
  const sorted = [...linesByToken].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([token, some]) => [token, some.map((line) => line.slice(token.length + 1)).join(';')]),
  )
}
