import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { allFields } from '../kinds/kinds'
import { setLanguages } from '../languages/languages'
import { interfaceLanguages, interfaceOf, languageName, messagesIn, messageSource, sourceLanguage } from './messages'
import { elementsOf, englishWords, entriesOf, latinWords, saidBy, type Element } from './test-messages'

const english = messageSource(sourceLanguage)
const translations = interfaceLanguages.filter((language) => language !== sourceLanguage)

/** The kinds of elements of a message, as the parser numbers them. */
const kinds: Partial<Record<number, string>> = { 1: 'string | number', 2: 'number', 5: 'select', 6: 'number' }

/** The arguments of a message in the order of their names, each with the type of its values. */
function argumentsOf(message: string): [name: string, type: string][] {
  if (!message.includes('{')) return []
  const found = new Map<string, string>()
  const visit = (elements: Element[]) => {
    for (const element of elements) {
      const type = kinds[element.type]
      if (type && 'value' in element) {
        const options = 'options' in element ? element.options : {}
        found.set(element.value, type === 'select' ? choices(Object.keys(options)) : type)
        for (const { value } of Object.values(options)) visit(value)
      } else if (element.type !== 0 && element.type !== 7) throw new Error(`No message has this: ${message}`)
    }
  }
  visit(elementsOf(message))
  return [...found].sort(([one], [other]) => one.localeCompare(other))
}

function choices(options: string[]) {
  return options.map((option) => (option === 'other' ? 'string' : `'${option}'`)).join(' | ')
}

type Tree = { [key: string]: Tree | string }

/** The types of the arguments of all messages that have some, as `arguments.ts` has them. */
function declaration() {
  const tree: Tree = {}
  for (const [place, message] of entriesOf(english)) {
    const types = argumentsOf(message)
    if (types.length === 0) continue
    const [key, ...parts] = place.split('.').reverse()
    let branch = tree
    for (const part of parts.reverse()) branch = (branch[part] ??= {}) as Tree
    branch[key!] = `{ ${types.map(([name, type]) => `${name}: ${type}`).join('; ')} }`
  }
  const written = JSON.stringify(tree)
    .replace(/"(\w+)"/g, '$1')
    .replace(/"(\{.*?\})"/g, '$1')
  return `/** The arguments of the messages that have some, as messages/en.json has them. A test writes this: vitest run lib/messages -u. */
export type MessageArguments = ${written}\n`
}

test('code knows the arguments of every message, as the English file has them', async () => {
  const options = await resolveConfig(import.meta.filename)
  await expect(await format(declaration(), { ...options, parser: 'typescript' })).toMatchFileSnapshot('arguments.ts')
})

test('every language has exactly the messages of English, each with the same arguments', () => {
  const shape = (language: string) =>
    entriesOf(messageSource(language)).map(([place, message]) => [place, argumentsOf(message)])
  const messages = shape(sourceLanguage)
  expect(messages.length).toBeGreaterThan(300)
  for (const language of translations) expect([language, shape(language)]).toEqual([language, messages])
})

test('a message with a number has the forms that its language has, and no other (CLDR)', () => {
  for (const language of interfaceLanguages) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()
    for (const [place, message] of entriesOf(messageSource(language)))
      for (const element of elementsOf(message))
        if (element.type === 6) {
          const found = Object.keys(element.options).filter((option) => !option.startsWith('='))
          expect([language, place, found.sort()]).toEqual([language, place, forms])
        }
  }
})

test('every field that readers see has a name for them', () => {
  const shown = allFields().filter((field) => field.shown)
  expect(shown.length).toBeGreaterThan(5)
  for (const { name } of shown) expect(Object.keys(english.fields!)).toContain(name)
})

test('what is explained to translators is there', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../messages/README.md'), 'utf8')
  const named = [...readme.matchAll(/`([\w.]+)`(?=[^|\n]*\|[^|\n]*\|$)/gm)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(30)
  const places = entriesOf(english).map(([place]) => `${place}.`)
  expect(named.filter((name) => name !== 'reasons' && !places.some((place) => place.startsWith(`${name}.`)))).toEqual(
    [],
  )
})

test('no message is empty, has markup, or has the sign that would hide an argument from translators', () => {
  for (const language of interfaceLanguages)
    for (const [place, message] of entriesOf(messageSource(language))) {
      expect(message.trim(), `${language} ${place}`).not.toBe('')
      expect(message, `${language} ${place}`).not.toMatch(/[<>'\uE000]|&\w+;/)
    }
})

test('no language has English words, or digits but Latin ones', () => {
  for (const language of translations) {
    const words = englishWords(language)
    for (const [place, message] of entriesOf(messageSource(language))) {
      const left = latinWords(saidBy(message)).filter((word) => words.has(word))
      expect([language, place, left]).toEqual([language, place, []])
      expect(message).not.toMatch(/(?![0-9])\p{Nd}/u)
    }
  }
})

/** Words that are not used, by language, as docs/languages.md has them. */
function wordsLeft() {
  const document = readFileSync(join(import.meta.dirname, '../../docs/languages.md'), 'utf8')
  const rows = document.slice(document.indexOf('| Language   | Not')).split('\n\n')[0]!.split('\n').slice(2)
  return rows.map((row) => {
    const [, english, word] = row.split('|').map((cell) => cell.trim())
    return { language: interfaceLanguages.find((one) => languageName(one, 'en') === english)!, word: word! }
  })
}

test('where a word was chosen for a thing, the ones before it are nowhere', () => {
  const left = wordsLeft()
  expect(left.length).toBeGreaterThan(8)
  const used = (text: string, language: string) =>
    left.filter((one) => one.language === language && ` ${text.toLowerCase()} `.includes(one.word))
  for (const language of translations)
    for (const [place, message] of entriesOf(messageSource(language)))
      expect([language, place, used(saidBy(message), language)]).toEqual([language, place, []])
  expect(used('Về Trang nhất', 'vi')).toHaveLength(1)
})

test('a message takes the form of its number, grouped as its language does, in Latin digits', () => {
  const posts = (language: string, n: number) => messagesIn(language).lists.posts({ n })
  const all = (language: string, numbers: number[]) => numbers.map((n) => posts(language, n))
  expect([0, 1, 2, 1234].map((n) => posts('en', n))).toEqual(['0 posts', '1 post', '2 posts', '1,234 posts'])
  expect([posts('vi', 1234), posts('my', 1234)]).toEqual(['1.234 bài viết', 'ဆောင်းပါး 1,234 ပုဒ်'])
  expect(all('ar', [0, 1, 2, 3, 11, 100])).toEqual([
    'لا مقالات',
    'مقال واحد',
    'مقالان',
    '3 مقالات',
    '11 مقالاً',
    '100 مقال',
  ])
  expect(all('ru', [1, 2, 5, 21])).toEqual(['1 материал', '2 материала', '5 материалов', '21 материал'])
  expect(all('fr', [0, 1, 2, 1e6])).toEqual(['0 article', '1 article', '2 articles', '1\u202f000\u202f000 d’articles'])
  expect([1, 2].map((n) => messagesIn('en').found.onMore({ n }))).toEqual(['and on 1 more page', 'and on 2 more pages'])
  expect(messagesIn('en').reading.page({ n: 1234 })).toBe('Page 1234')
})

test('a message without arguments is a text, and one that lacks an argument is refused', () => {
  expect(messagesIn('en').archive.months).toBe('Months')
  expect(() => messagesIn('en').archive.forYear({} as { year: string })).toThrow(/year/)
})

test.each([
  ['vi', 'vi'],
  ['en-GB', 'en'],
  ['ZH-hans-cn', 'zh'],
  ['zh-Hant', 'zh'],
  ['th-u-ca-buddhist', 'th'],
  ['tlh', 'en'],
])('the nearest interface of %s is %s', (tag, language) => {
  expect(interfaceOf(tag)).toBe(language)
  expect(messagesIn(tag)).toBe(messagesIn(language))
})

test('a language without an interface has that of the main language, and of that the nearest', () => {
  setLanguages({ language: 'km' })
  expect([interfaceOf('tlh'), interfaceOf('vi')]).toEqual(['km', 'vi'])
  setLanguages(undefined)
})
