import './require-node.mjs'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runBin } from './run.mjs'

const source = 'components/site/site.css'
const compiled = '.stylesheet/site.css'
/** What `<Document>` imports: the text of the one `<style>`, and its hash for the Content-Security-Policy. */
export const stylesheetModule = 'components/site/stylesheet.ts'

/** Compiles the public pages' style and writes it as a module. */
export async function stylesheet() {
  const { ok, output } = await runBin('@tailwindcss/cli/dist/index.mjs', ['-i', source, '-o', compiled, '--minify'], {
    quiet: true,
  })
  if (!ok) throw new Error(`${source} does not compile:\n${output}`)
  const css = readFileSync(join(root, compiled), 'utf8').trim()
  if (css.includes('</')) throw new Error(`${source}: "</" would end the <style> element.`)
  const hash = createHash('sha256').update(css).digest('base64')
  writeIfChanged(
    join(root, stylesheetModule),
    `// Made by scripts/stylesheet.mjs from site.css.\nexport const css = ${JSON.stringify(css)}\nexport const styleHash = 'sha256-${hash}'\n`,
  )
}

// The development server rebuilds every page when the file is touched.
function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await stylesheet()
