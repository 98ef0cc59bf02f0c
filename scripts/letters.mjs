import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { root } from './run.mjs'

/** Read by app/(site)/social. */
const lettersFolder = '.letters'
export const lettersIndex = `${lettersFolder}/faces.json`

const fontSheets = {
  'Noto Serif': '@fontsource/noto-serif/600.css',
  'Noto Sans Khmer': '@fontsource/noto-sans-khmer/600.css',
  'Noto Sans Lao': '@fontsource/noto-sans-lao/600.css',
  'Noto Sans Myanmar': '@fontsource/noto-sans-myanmar/600.css',
  'Noto Sans Thai': '@fontsource/noto-sans-thai/600.css',
  'Noto Sans SC': '@fontsource-variable/noto-sans-sc/index.css',
}

export async function makeLetters() {
  const { default: woff2 } = await import('wawoff2')
  rmSync(join(root, lettersFolder), { recursive: true, force: true })
  mkdirSync(join(root, lettersFolder), { recursive: true })
  const faces = Object.entries(fontSheets).flatMap(([family, sheet]) => facesOf(family, sheet))
  for (const { from, file } of faces)
    writeFileSync(join(root, lettersFolder, file), await woff2.decompress(readFileSync(from)))
  const index = faces.map(({ family, file, ranges }) => ({ family, file, ranges }))
  writeFileSync(join(root, lettersIndex), JSON.stringify(index))
}

function facesOf(family, sheet) {
  const path = join(root, 'node_modules', sheet)
  const rules = [...readFileSync(path, 'utf8').matchAll(/@font-face \{(.*?)\}/gs)]
  return rules.map(([, rule]) => {
    const from = join(dirname(path), /url\(\.\/([^)]*\.woff2)\)/.exec(rule)[1])
    const ranges = /unicode-range:\s*([^;]*);/.exec(rule)[1].split(',').map(rangeOf)
    return { family, from, file: `${basename(from, '.woff2')}.ttf`, ranges }
  })
}

function rangeOf(range) {
  const [from, to = from] = range.trim().replace('U+', '').split('-')
  return [parseInt(from, 16), parseInt(to, 16)]
}
