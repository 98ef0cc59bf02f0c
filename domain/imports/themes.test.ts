import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { themeOf } from './themes'

const folders = ['markup', 'wordpress'].map((name) => join(import.meta.dirname, name))

/** Every sentence that readers of a text's markup list, as the code has them. */
function sentences() {
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !/test/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  return sources.flatMap((source) =>
    [...source.matchAll(spoken)].map(([, , sentence]) => sentence!.replace(/\$\{[^}]*\}/g, '12')),
  )
}

const spoken =
  /(?:problems\s*\.add\(|what: |=\s+|\? |: )\s*(['`])((?:A|An|And|Its|It|No|The|Elements|Something|What) [^'`]*?\.)\1/g

// A report lists ignored things and conflicting changes separately, without refusals.
const apart =
  /^(Its address was taken here, |What had its address was erased|It is larger than|It changed at|It is not public at|It was deleted at|It was in the trash|It was never saved|No text carries|It is of a type|No folder of|A file is not in the folder|A file was refused|The export |The file )/

test('every sentence of a report has a theme, so that whoever reads it knows what to do', () => {
  const all = sentences()
  expect(all.length).toBeGreaterThan(40)
  const without = all.filter((sentence) => !themeOf(sentence) && !apart.test(sentence))
  expect(without).toEqual([])
})

test('what readers miss comes before what needs nothing', () => {
  const ranks = [
    'A file is missing: the text links to where it was.',
    'A link leads to a text that readers do not have here.',
    'It was private there. Here it is a draft, which all editors can read.',
    'A picture has no description for readers who cannot see it.',
    'An author has the name that WordPress gives to whoever sets it up: it does not stand below the texts.',
  ].map((what) => themeOf(what)?.rank ?? NaN)
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(new Set(ranks).size).toBe(5)
})
