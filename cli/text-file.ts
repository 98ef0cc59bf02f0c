import { readFileSync, statSync } from 'node:fs'
import { maxBytes } from '@/domain/addresses/redirect-import'
import { done, refused, type Result } from '@/lib/result'

/** A file that someone names, as text, where it is no longer than a list of addresses may be. */
export function readTextFile(file: string): Result<string> {
  try {
    if (statSync(file).size <= maxBytes) return done(readFileSync(file, 'utf8'))
  } catch {
    // Said in the same words.
  }
  return refused(`${file} cannot be read, or is larger than 5 MB.`)
}
