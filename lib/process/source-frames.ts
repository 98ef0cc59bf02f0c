import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapping } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'

/** Linear: each `.js` before the end is tried once, and followed by a bounded count of digits. */
const framePattern = /^(.+\.js):(\d{1,9}):(\d{1,9})(?=\)?$)/gm

const maps = new LRUCache<string, { map?: SourceMap }>({ max: 20 })

/**
 * Names the sources of compiled files in a stack, and returns the stack. Maps are read here, when something has failed:
 * with `--enable-source-maps` each process would keep all of them, as much memory as the program itself.
 */
export function nameSources(stack: string): string {
  return stack.replace(framePattern, (frame: string, start: string, line: string, column: string) => {
    const begin = start.search(/file:\/\/\/|\//)
    const place = start.slice(begin)
    const file = place.startsWith('file:') ? fileURLToPath(place) : place
    const origin = begin < 0 ? undefined : mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    const { originalSource, originalLine, originalColumn } = (origin ?? {}) as Partial<SourceMapping>
    if (originalSource === undefined) return frame
    const source = originalSource.startsWith('.') ? resolve(dirname(file), originalSource) : originalSource
    return `${start.slice(0, begin)}${source}:${originalLine! + 1}:${originalColumn! + 1}`
  })
}

function mapOf(file: string) {
  let kept = maps.get(file)
  if (!kept) maps.set(file, (kept = readMap(`${file}.map`)))
  return kept.map
}

function readMap(file: string) {
  return existsSync(file) ? { map: new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) } : {}
}
