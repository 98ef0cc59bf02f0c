import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'

const framePattern = /^( {4}at (?:.*? \()?)((?:file:\/\/)?\/.*\/\.(?:compiled|next)\/.*\.js):(\d+):(\d+)(?=\)?$)/gm

const maps = new LRUCache<string, { map?: SourceMap }>({ max: 20 })

/**
 * Names the sources of compiled files in a stack, and returns the stack. Maps are read here, when something has failed:
 * with `--enable-source-maps` each process would keep all of them, as much memory as the program itself.
 */
export function nameSources(stack: string): string {
  return stack.replace(framePattern, (frame: string, start: string, place: string, line: string, column: string) => {
    const file = place.startsWith('file:') ? fileURLToPath(place) : place
    const origin = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    if (!origin || !('originalSource' in origin)) return frame
    const { originalSource, originalLine, originalColumn } = origin
    const source = originalSource.startsWith('.') ? resolve(dirname(file), originalSource) : originalSource
    return `${start}${source}:${originalLine + 1}:${originalColumn + 1}`
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
