import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCompiled } from '@/lib/program'

/** The script of the search page: made with the build, or now where sources run as they are. */
export async function searchScript(): Promise<string> {
  if (isCompiled()) return readFileSync(join(import.meta.dirname, '../../../../.compiled/search.js'), 'utf8')
  const { bundleSearch } = await import('./bundle.mjs')
  return bundleSearch()
}
