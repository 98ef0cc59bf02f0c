import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { defaultLanguages } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { inSentence } from '@/lib/time/date-words'
import { splitAround, gapAfter } from './frame'
import { typeName, typeNames } from './type-name'

test('types of publications are named in every language, an unknown one as a publication', () => {
  for (const language of defaultLanguages) {
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

test('a message is told around what is marked up by itself, in the order of every language', () => {
  expect(splitAround((title) => messagesIn('zh').changes.replacedBy({ title }))).toEqual(['已由 ', ' 取代'])
  for (const language of defaultLanguages) {
    const { missing, reasons } = messagesIn(language)
    const message = missing.takenOut({ text: 'text', date: 'date', reason: reasons.error })
    expect(message.indexOf('text')).toBeLessThan(message.indexOf('date'))
  }
})

test('Vietnamese begins a name small within a sentence', () => {
  expect(inSentence('Tháng 10', { language: 'vi' })).toBe('tháng 10')
  expect(inSentence('October', { language: 'en' })).toBe('October')
})

test('a space parts words from what follows, but not after a Chinese mark, which is as wide as one', () => {
  expect(['Feeds:', 'ព័ត៌មាន៖', '订阅源：', '演示网站。'].map(gapAfter)).toEqual([' ', ' ', '', ''])
})

const site = import.meta.dirname
const heard = /^(aria-label|alt|title|placeholder|label)$/
const sameEverywhere = /^(BibTeX|PDF|SHA-256|ISBN|DOI)$/

/** Finds words in the markup of a view, which cannot be translated. */
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

test('no view has words of its own: they come from messages', () => {
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
