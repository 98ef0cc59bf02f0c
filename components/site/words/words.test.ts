import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { languageNames, languages, otherLanguages } from '@/lib/languages/languages'
import { foundWords } from './found'
import { gapAfter } from './say'
import { areas, englishWords, latinWords, saidIn } from './test-words'
import { typeName, typeNames } from './types'

test('every area says the same things in every language, and nothing is left empty', async () => {
  const found = await areas()
  expect(found.length).toBeGreaterThan(12)
  for (const [area, words] of found)
    for (const language of languages) {
      const said = saidIn(words[language])
      expect([area, language, said.map(([place]) => place)]).toEqual([
        area,
        language,
        saidIn(words.en).map(([place]) => place),
      ])
      // A sentence may begin with its date: then one side of it is empty, never both.
      for (const [place, text] of said)
        if (!/\.[01]$/.test(place)) expect(text.trim(), `${area} ${language} ${place}`).not.toBe('')
    }
})

test('no area has English words in another language, and no digits but Latin ones', async () => {
  const english = await englishWords()
  for (const [area, words] of await areas())
    for (const language of otherLanguages())
      for (const [place, text] of saidIn(words[language])) {
        const left = latinWords(text).filter((word) => english.has(word))
        expect([area, language, place, left]).toEqual([area, language, place, []])
        expect(text).not.toMatch(/(?![0-9])\p{Nd}/u)
      }
})

test('types of publications are named in every language, an unknown one as a publication', () => {
  for (const language of languages) {
    expect(typeName('report', language)).not.toBe(typeName(null, language))
    expect(typeNames('report', language)).toBeTruthy()
  }
  expect([typeName('report'), typeNames('dataset'), typeName('constructor'), typeNames('toString')]).toEqual([
    'Report',
    'Data sets',
    'Publication',
    undefined,
  ])
})

/** Words that are not used, by language, as docs/languages.md has them. */
function wordsLeft() {
  const document = readFileSync(join(import.meta.dirname, '../../../docs/languages.md'), 'utf8')
  const rows = document.slice(document.indexOf('| Language   | Not')).split('\n\n')[0]!.split('\n').slice(2)
  return rows.map((row) => {
    const [, english, word] = row.split('|').map((cell) => cell.trim())
    return { language: languages.find((one) => languageNames[one].english === english)!, word: word! }
  })
}

test('where a word was chosen for a thing, the ones before it are nowhere', async () => {
  const left = wordsLeft()
  expect(left.length).toBeGreaterThan(8)
  const used = (text: string, language: string) =>
    left.filter((one) => one.language === language && ` ${text.toLowerCase()} `.includes(one.word))
  for (const [area, words] of await areas())
    for (const language of otherLanguages())
      for (const [place, text] of saidIn(words[language]))
        expect([area, place, used(text, language)]).toEqual([area, place, []])
  expect(used('Về Trang nhất', 'vi')).toHaveLength(1)
})

test('one page more is said of one page, and several of several', () => {
  expect([1, 2].map(foundWords.en.onMore)).toEqual(['and on 1 more page', 'and on 2 more pages'])
})

test('a space parts words from what follows, but not after a Chinese mark, which is as wide as one', () => {
  expect(['Feeds:', 'ព័ត៌មាន៖', '订阅源：', '演示网站。'].map(gapAfter)).toEqual([' ', ' ', '', ''])
})

const site = join(import.meta.dirname, '..')
const heard = /^(aria-label|alt|title|placeholder|label)$/
const sameEverywhere = /^(BibTeX|PDF|SHA-256|ISBN|DOI)$/

/** Words that stand in the markup of a view itself, where no other language can reach them. */
function wordsInMarkup(file: string, text: string) {
  const found: string[] = []
  const note = (words: string) => {
    if (/\p{L}{2}/u.test(words) && !words.startsWith('/') && !sameEverywhere.test(words.trim()))
      found.push(`${file}: ${words.trim()}`)
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node.text)
    if (ts.isJsxAttribute(node) && node.initializer && heard.test(node.name.getText(source))) {
      if (ts.isStringLiteral(node.initializer)) note(node.initializer.text)
      else
        for (const words of node.initializer.getText(source).match(/['"`][^'"`]*['"`]/g) ?? [])
          note(words.slice(1, -1).replace(/\$\{.*?\}/g, ''))
    }
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      const { expression } = node
      if (ts.isStringLiteralLike(expression)) note(expression.text)
      if (ts.isTemplateExpression(expression))
        for (const part of [expression.head, ...expression.templateSpans.map((span) => span.literal)]) note(part.text)
    }
    ts.forEachChild(node, visit)
  }
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  visit(source)
  return found
}

test('no view has words of its own: they come from here', () => {
  const views = readdirSync(site).filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
  expect(views.length).toBeGreaterThan(25)
  expect(views.flatMap((file) => wordsInMarkup(file, readFileSync(join(site, file), 'utf8')))).toEqual([])
  for (const fault of [
    '<p>Read more</p>',
    '<p aria-label="Order" />',
    '<p>{`Page ${n}`}</p>',
    '<p aria-label={`Months of ${n}`} />',
  ])
    expect(wordsInMarkup('x.tsx', `const a = ${fault}`), fault).toHaveLength(1)
})
