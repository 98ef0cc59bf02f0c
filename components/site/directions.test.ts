import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withDirections } from '@/lib/web/html'
import { styleFor } from './style'

const root = join(import.meta.dirname, '../..')

/** Sides that would stay where they are on a page that runs right to left. */
const physical = {
  css: /[^\w-](?:(?:scroll-)?(?:margin|padding)-|border-(?:top-|bottom-)?)?(?:left|right)(?:-[a-z]+)?:|:\s*(?:left|right)\b/g,
  tsx: /(?<=["'`\s:])-?(?:(?:scroll-)?[mp][lr]|left|right|border-[lr]|rounded-[lr])-[\w[]+|(?<=["'`\s:])(?:text|float|clear)-(?:left|right)\b/g,
}

/** Returns shorthands of four values whose second and fourth differ. */
function unevenSides(css: string) {
  const sides = /[^\w-](?:margin|padding|inset|border-radius):\s*(\S+) (\S+) (\S+) ([^\s;]+);/g
  return [...css.matchAll(sides)].filter(([, , right, , left]) => right !== left).map(([words]) => words)
}

function physicalIn(file: string) {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')
  if (!file.endsWith('.css')) return text.match(physical.tsx) ?? []
  return [...(text.match(physical.css) ?? []), ...unevenSides(text)]
}

test('the public side names the start and the end of a line, never its left and its right', () => {
  const files = globSync(['components/site/**/*.{css,tsx}', 'app/?site?/**/*.tsx'], { cwd: root })
  expect(files.length).toBeGreaterThan(60)
  const found = files.filter((file) => !file.includes('.test.')).map((file) => [file, physicalIn(file)] as const)
  expect(found.filter(([, sides]) => sides.length > 0)).toEqual([])
})

test('each language of a page has its direction, where one of them runs right to left', () => {
  const page = '<html lang="en"><p lang="km">a</p><a lang="ar" hrefLang="ar">b</a></html>'
  expect(withDirections(page)).toBe(page)
  const mixed =
    '<html lang="ar" class="x"><p>a <span lang="fa" dir="rtl">b</span> <i lang="">c</i></p><p lang="en">d</p>'
  expect(withDirections(mixed)).toBe(
    '<html lang="ar" dir="rtl" class="x"><p>a <span lang="fa" dir="rtl">b</span> <i lang="" dir="auto">c</i></p><p lang="en" dir="ltr">d</p>',
  )
  expect(withDirections(withDirections(mixed))).toBe(withDirections(mixed))
})

test('only a page with right to left has the rules for it', () => {
  const page = (html: string) => styleFor(withDirections(`${html}<time>2014</time></html>`))
  expect(page('<html lang="en">')).not.toContain('[dir=rtl]')
  expect(page('<html lang="ur">')).toMatch(/\[dir=rtl\] time\{.*/)
  expect(page('<html lang="ur">')).toContain('font-synthesis:none')
})
