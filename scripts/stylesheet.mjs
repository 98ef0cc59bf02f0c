import '../lib/process/require-node.mjs'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
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
    `export const rules: StyleRule[] = ${JSON.stringify(rulesOf(withShortNames(css + stepClasses() + shades() + readMore())))}`,
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

/** Steps of one property, a class for each: focal points of pictures, months by their posts, colours of covers. */
const steps = {
  x: { 0: '0', 1: '25%', 3: '75%', 4: '100%' },
  y: { 0: '0', 1: '25%', 3: '75%', 4: '100%' },
  n: { 2: 15, 3: 22, 4: 29, 5: 35, 6: 41, 7: 47, 8: 76, 9: 82, 10: 88, 11: 94, 12: 100 },
  // Types in the order of lib/kinds/publication.ts; the last colour is for none.
  c: ['#22375c', '#1b5955', '#7a3b12', '#553063', '#2f5132', '#4d545c', '#00587c'],
}

function stepClasses() {
  const rules = Object.entries(steps).flatMap(([property, values]) =>
    Object.entries(values).map(([step, value]) => `.${property}${step}{--${property}:${value}}`),
  )
  return rules.join('')
}

/** A shade in place of each picture that is not loaded; words on it stay readable. */
function shades() {
  const rules = tones.map(
    ({ name, colour, isDark }) => `.${name}{background:${colour};color:#${isDark ? 'fff' : '000'}}`,
  )
  return rules.join('')
}

/** "Read more" after an excerpt, in the page's language. It belongs to the title's link, so nobody hears it again. */
function readMore() {
  const languages = readdirSync(join(root, 'messages')).filter((file) => file.endsWith('.json'))
  return languages
    .map((file) => {
      const { readMore } = JSON.parse(readFileSync(join(root, 'messages', file), 'utf8')).lists
      return `html:lang(${file.slice(0, -5)}){--more:"${readMore}"}`
    })
    .join('')
}

function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await makeStylesheet()
