import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapping } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'

/** Linear: each `.js` before the end is tried once, and followed by a bounded count of digits. */
const framePattern = /^(.+\.js):(\d{1,9}):(\d{1,9})(?=\)?$)/gm

const maps = new LRUCache<string, { file?: string; map?: SourceMap }>({ max: 20 })

/**
 * Names the sources of compiled files in a stack, and returns the stack. Maps are read here, when something has failed:
 * with `--enable-source-maps` each process would keep all of them, as much memory as the program itself.
 */
export function nameSources(stack: string): string {
  return stack.replace(framePattern, (frame: string, start: string, line: string, column: string) => {
    const begin = start.search(/file:\/\/\/|\//)
    const { file, map } = begin < 0 ? {} : mapOf(start.slice(begin))
    const origin = map?.findEntry(Number(line) - 1, Number(column) - 1)
    const { originalSource, originalLine, originalColumn } = (origin ?? {}) as Partial<SourceMapping>
    if (originalSource === undefined) return frame
    const source = originalSource.startsWith('.') ? resolve(dirname(file!), originalSource) : originalSource
    return `${start.slice(0, begin)}${source}:${originalLine! + 1}:${originalColumn! + 1}`
  })
}

/** `place`: a path, or an address `file:///…`. */
function mapOf(place: string) {
  let kept = maps.get(place)
  if (!kept) maps.set(place, (kept = readMap(place)))
  return kept
}

/** Throws for nothing: the error that is being logged would be lost. */
function readMap(place: string) {
  try {
    const file = place.startsWith('file:') ? fileURLToPath(place) : place
    const text = existsSync(`${file}.map`) && readFileSync(`${file}.map`, 'utf8')
    return text ? { file, map: new SourceMap(JSON.parse(text)) } : {}
  } catch {
    return {}
  }
}
