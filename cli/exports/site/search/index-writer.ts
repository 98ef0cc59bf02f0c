import { appendFile, mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folder } from '../../folder'
import type { Shelf } from './shape'
import { shelfOf, tokensOf } from './tokens'

/** Characters in memory. */
const maxWaiting = 32_000_000

/** Writes word positions in bounded memory, then the shelves. */
export class IndexWriter {
  private pending = new Map<string, string[]>()
  private length = 0
  private readonly heap: string

  constructor(private readonly folder: Folder) {
    this.heap = join(folder.path, '.words')
  }

  /**
   * @param unit an entry, `3`, or a page of its files, `3.7`
   * @param titleLength how many of the tokens are the title's
   */
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
      const words = JSON.stringify(shelved(await readFile(join(this.heap, shelf), 'utf8')))
      await this.folder.write(`search/words/${shelf}.js`, `gazette.shelf(${JSON.stringify(shelf)},${words})\n`)
    }
    await rm(this.heap, { recursive: true })
    return shelves
  }
}

function shelved(lines: string): Shelf {
  const linesByToken = Map.groupBy(lines.split('\n').filter(Boolean), (line) => line.split('\t', 1)[0]!)
  const sorted = [...linesByToken].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([token, some]) => [token, some.map((line) => line.slice(token.length + 1)).join(';')]),
  )
}
