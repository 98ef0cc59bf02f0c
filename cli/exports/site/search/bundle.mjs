import { join } from 'node:path'
import { buildSync } from 'esbuild'

const root = join(import.meta.dirname, '../../../..')

/** Makes one script, because local pages may not load browser modules. @returns {string} */
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
