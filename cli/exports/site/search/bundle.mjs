import { join } from 'node:path'
import { buildSync } from 'esbuild'

const root = join(import.meta.dirname, '../../../..')

/**
 * One script of the search page and of all that it imports, for browsers. No module of a browser's own: a page that was opened
 * from a disk may not load those.
 * @returns {string}
 */
export function bundleSearch() {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['cli/exports/site/search/browser.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return outputFiles[0].text
}
