import type { Node } from '@tiptap/pm/model'
import { type Language } from '@/lib/languages/languages'
import { englishName, isWrittenIn, languageNameIn } from '@/lib/languages/language-tags'
import { withoutEnd } from '@/lib/text/slug'
import { languageMarkOf } from '../body/schema'
import { advice, openingWords, type Check, type CheckedText } from './check'
import { keptByObject } from '@/lib/lists/kept-results'

// Latin, Cyrillic, Arabic and Myanmar letters serve several languages: there a person decides.

const scriptLetters: { tag: string; letters: RegExp; has?: RegExp }[] = [
  // Linear: one repeated character class in each pattern.
  { tag: 'km', letters: /\p{Script=Khmer}[\p{Script=Khmer}\P{L}]*/gu },
  { tag: 'lo', letters: /\p{Script=Lao}[\p{Script=Lao}\P{L}]*/gu },
  { tag: 'my', letters: /\p{Script=Myanmar}[\p{Script=Myanmar}\P{L}]*/gu },
  { tag: 'th', letters: /\p{Script=Thai}[\p{Script=Thai}\P{L}]*/gu },
  { tag: 'ko', letters: /\p{Script=Hangul}[\p{Script=Hangul}\P{L}]*/gu },
  {
    tag: 'ja',
    letters: /[\p{Script=Han}\p{scx=Hira}\p{scx=Kana}][\p{Script=Han}\p{scx=Hira}\p{scx=Kana}\P{L}]*/gu,
    has: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  },
  { tag: 'zh', letters: /\p{Script=Han}[\p{Script=Han}\P{L}]*/gu },
]
const anyOfThem = /[\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Hangul}\p{Script=Han}]/u

/** Fewer words may be a name, which needs no mark (WCAG 3.1.2). */
const minWords = 4

export type UnmarkedPassage = { tag: string; text: string; from: number; to: number }

export function unmarkedPassages(doc: Node, language: Language): UnmarkedPassage[] {
  const found: UnmarkedPassage[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return
    if (node.type.name === 'codeBlock') return false
    for (const { from, to, ...passage } of passagesOf(node))
      if (!lettersOf(language).includes(passage.tag)) found.push({ ...passage, from: pos + 1 + from, to: pos + 1 + to })
    return false
  })
  return found
}

/** Chinese in any script has what looks like Chinese or Japanese. */
function lettersOf(language: Language) {
  const [own] = language.split('-', 1) as [string]
  return own === 'zh' ? ['zh', 'ja'] : [own]
}

/** Positions count from the content of the paragraph, which is immutable. */
const passagesOf = keptByObject((block: Node): UnmarkedPassage[] => {
  const text = anyOfThem.test(block.textContent) ? unmarkedWords(block) : ''
  const found: UnmarkedPassage[] = []
  for (const { tag, letters, has } of text ? scriptLetters : [])
    for (const { 0: run, index } of text.matchAll(letters)) {
      const words = withoutEnd(run, /[^\p{L}\p{M}]/u)
      const isTaken = found.some(({ from, to }) => index < to && from < index + words.length)
      if (!isTaken && (has?.test(words) ?? true) && countWords(words, tag) >= minWords)
        found.push({ tag, text: words, from: index, to: index + words.length })
    }
  return found
})

/** Code and marked words leave a gap that ends a passage. */
function unmarkedWords(block: Node) {
  let text = ''
  block.forEach((node) => {
    const isOut = !node.isText || languageMarkOf(node) || node.marks.some(({ type }) => type.name === 'code')
    text += isOut ? 'x'.repeat(node.nodeSize) : node.text
  })
  return text
}

/** UTF-16 units: enough to count words, since a segmenter takes quadratic time. */
const maxSegmented = 200

function countWords(text: string, tag: string) {
  const segments = new Intl.Segmenter(tag, { granularity: 'word' }).segment(text.slice(0, maxSegmented))
  return Array.from(segments).filter(({ isWordLike }) => isWordLike).length
}

/** Fewer letters may be names. UTF-16 units; more than the last are not read. */
const [minLetters, maxCompared] = [20, 5_000]

const scripts = 'Latn Arab Cyrl Khmr Laoo Mymr Thai Hang Hani Grek Hebr Deva Beng Taml Ethi Geor Armn Sinh Telu Tibt'

/** Compares the letters of the whole text with its language. An original's words wait for their translation. */
function scriptCheck({ title, doc, language, original }: LanguageText): Check | undefined {
  const text = `${title} ${doc.textBetween(0, Math.min(doc.content.size, maxCompared), ' ')}`
  const letters = text.match(/\p{L}/gu) ?? []
  if (original || letters.length < minLetters || isWrittenIn(text, language)) return undefined
  const script = scripts.split(' ').find((one) => isWrittenIn(text, `und-${one}`))
  if (!script) return undefined
  const name = new Intl.DisplayNames('en', { type: 'script' }).of(script)
  const message = `This text is filed as ${englishName(language)}; its letters are ${name}. Choose its language under Details.`
  return advice('script', message, { field: 'title' })
}

type LanguageText = Pick<CheckedText, 'title' | 'doc' | 'language' | 'original'>

export function languageChecks(text: LanguageText): Check[] {
  const { doc, language, original } = text
  const ofWhole = scriptCheck(text)
  if (ofWhole) return [ofWhole]
  const passages = unmarkedPassages(doc, language)
  const tags = [...new Set(passages.map(({ tag }) => tag))]
  // A passage in the original's words waits for its translation.
  return tags
    .filter((tag) => tag !== original?.language)
    .map((tag) => {
      const [first, ...others] = passages.filter((passage) => passage.tag === tag)
      const name = languageNameIn(tag, 'en') ?? tag
      const more =
        others.length === 0 ? '' : others.length === 1 ? ' and 1 more passage' : ` and ${others.length} more passages`
      const [are, them] = others.length > 0 ? ['are', 'them'] : ['is', 'it']
      const message = `“${openingWords(first!.text)}”${more} ${are} in ${name} script, but not marked as ${name}. Screen readers read ${them} as ${englishName(language)}.`
      return { ...advice('passage language', message, { from: first!.from, to: first!.to }), language: { tag, name } }
    })
}
