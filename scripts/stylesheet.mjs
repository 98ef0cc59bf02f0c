import './require-node.mjs'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { facesOf, scripts } from '../lib/fonts.mjs'
import { root, runBin } from './run.mjs'

const source = 'components/site/site.css'
const compiled = '.stylesheet/site.css'
/** What the public pages import: the text of the one `<style>` and of the fonts of each script, with their hashes. */
export const stylesheetModule = 'components/site/stylesheet.ts'

/** Compiles the public pages' style and writes it as a module. */
export async function stylesheet() {
  const { ok, output } = await runBin('@tailwindcss/cli/dist/index.mjs', ['-i', source, '-o', compiled, '--minify'], {
    quiet: true,
  })
  if (!ok) throw new Error(`${source} does not compile:\n${output}`)
  const css = readFileSync(join(root, compiled), 'utf8').trim()
  if (css.includes('</')) throw new Error(`${source}: "</" would end the <style> element.`)
  const faces = Object.keys(scripts).map((script) => [script, { css: facesOf(script), hash: hashOf(facesOf(script)) }])
  const lines = [
    '// Made by scripts/stylesheet.mjs from site.css and lib/fonts.mjs.',
    `export const css = ${JSON.stringify(css)}`,
    `export const styleHash = ${JSON.stringify(hashOf(css))}`,
    `export const faces = ${JSON.stringify(Object.fromEntries(faces))}`,
  ]
  writeIfChanged(join(root, stylesheetModule), `${lines.join('\n')}\n`)
}

/** As the Content-Security-Policy wants it. */
function hashOf(style) {
  return `sha256-${createHash('sha256').update(style).digest('base64')}`
}

// The development server rebuilds every page when the file is touched.
function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await stylesheet()
