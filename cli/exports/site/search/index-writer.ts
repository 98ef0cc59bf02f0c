import { appendFile, mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folder } from '../../folder'
import type { Shelf } from './shape'
import { shelfOf, tokensOf } from './tokens'

/** How many characters wait in memory before they go to the disk. */
const mostWaiting = 32_000_000

/** Gathers where every word stands, in little memory however large an archive is, and writes the shelves of the index. */
export class IndexWriter {
  private waiting = new Map<string, string[]>()
  private length = 0
  private readonly heap: string

  constructor(private readonly folder: Folder) {
    this.heap = join(folder.path, '.words')
  }

  /** @param unit an entry, `3`, or a page of its files, `3.7` @param titleLength how many of the tokens are the title's */
  async add(unit: string, text: string, titleLength = 0) {
    const places = new Map<string, number[]>()
    for (const [place, token] of tokensOf(text).entries()) {
      const known = places.get(token)
      if (known) known.push(place)
      else places.set(token, [place])
    }
    for (const [token, at] of places) {
      const isTitle = at[0]! < titleLength
      this.put(token, `${unit}${isTitle ? '!' : ''}:${at.map((place) => place.toString(36)).join(',')}`)
    }
    if (this.length > mostWaiting) await this.flush()
  }

  private put(token: string, line: string) {
    const shelf = shelfOf(token)
    const lines = this.waiting.get(shelf) ?? []
    if (lines.length === 0) this.waiting.set(shelf, lines)
    lines.push(`${token}\t${line}\n`)
    this.length += token.length + line.length + 2
  }

  private async flush() {
    await mkdir(this.heap, { recursive: true })
    for (const [shelf, lines] of this.waiting) await appendFile(join(this.heap, shelf), lines.join(''))
    this.waiting = new Map()
    this.length = 0
  }

  /** Writes the shelves, a script each, that call `gazette.shelf`. Returns their names. */
  async end(): Promise<string[]> {
    await this.flush()
    const shelves = (await readdir(this.heap)).sort()
    for (const shelf of shelves) {
      const words = JSON.stringify(shelved(await readFile(join(this.heap, shelf), 'utf8')))
      await this.folder.write(`search/words/${shelf}.js`, `gazette.shelf(${JSON.stringify(shelf)},${words})\n`)
    }
    await rm(this.heap, { recursive: true })
    return shelves
  }
}

function shelved(lines: string): Shelf {
  const places = new Map<string, string[]>()
  for (const line of lines.split('\n')) {
    const [token = '', at] = line.split('\t')
    if (at === undefined) continue
    const known = places.get(token)
    if (known) known.push(at)
    else places.set(token, [at])
  }
  const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([token, at]) => [token, at.join(';')]))
}
