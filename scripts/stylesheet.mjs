import './require-node.mjs'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { tones } from '../domain/files/pictures/tone.mjs'
import { facesOf, fontScripts } from '../lib/languages/fonts.mjs'
import { root, runBin } from './run.mjs'

const siteSource = 'components/site/site.css'
const siteCompiled = '.stylesheet/site.css'
const helpSourceFile = 'components/site/help/help.css'
const helpCompiled = '.stylesheet/help.css'
/** The rules of the public style with the names they need, and the fonts of each script. */
export const stylesheetModule = 'components/site/stylesheet.ts'

export async function makeStylesheet() {
  const [css, help] = [await compileStyle(siteSource, siteCompiled), await compileStyle(helpSourceFile, helpCompiled)]
  // The caller installs the packages after this file was read.
  const { rulesOf, withoutComments, withShortNames } = await import('./style-rules.mjs')
  const faces = Object.fromEntries(Object.keys(fontScripts).map((script) => [script, facesOf(script)]))
  const lines = [
    '// Made by scripts/stylesheet.mjs from site.css, tone.mjs and fonts.mjs.',
    `import type { StyleRule } from './style-rule'`,
    `export const rules: StyleRule[] = ${JSON.stringify(rulesOf(withShortNames(css + shades())))}`,
    `export const helpStyle = ${JSON.stringify(withoutComments(help))}`,
    `export const faces = ${JSON.stringify(faces)}`,
  ]
  writeIfChanged(join(root, stylesheetModule), `${lines.join('\n')}\n`)
}

async function compileStyle(from, to) {
  const { ok, output } = await runBin('@tailwindcss/cli/dist/index.mjs', ['-i', from, '-o', to, '--minify'], {
    quiet: true,
  })
  if (!ok) throw new Error(`${from} does not compile:\n${output}`)
  const css = readFileSync(join(root, to), 'utf8')
  if (css.includes('</')) throw new Error(`${from}: "</" would end the <style> element.`)
  return css
}

/** A shade in place of each picture that is not loaded; words on it stay readable. */
function shades() {
  const rules = tones.map(
    ({ name, colour, isDark }) => `.${name}{background:${colour};color:#${isDark ? 'fff' : '000'}}`,
  )
  return rules.join('')
}

function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await makeStylesheet()
