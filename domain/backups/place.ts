import { existsSync, statSync } from 'node:fs'
import { refused, type Refused } from '@/lib/result'

/** Whether a name is that of a single file; every other is that of a folder. */
export function isFileName(place: string) {
  return /\.tar(\.\w+)?$/.test(place)
}

/** What lies at a place; undefined for nothing. */
export function kindOf(place: string): 'folder' | 'file' | undefined {
  if (!existsSync(place)) return undefined
  return statSync(place).isDirectory() ? 'folder' : 'file'
}

export function nothingAt(place: string): Refused {
  return refused(`There is nothing at ${place}.`)
}
