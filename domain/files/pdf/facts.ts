import { isSiteLanguage, type Language } from '@/lib/languages/languages'
import type { OpenedLine } from './lines'

export function propertiesIn(properties: OpenedLine['properties']): Record<string, string> {
  const names = {
    title: properties.Title,
    author: properties.Author,
    subject: properties.Subject,
    keywords: properties.Keywords,
    program: properties.Creator,
    producer: properties.Producer,
    made: dayOfPdfDate(properties.CreationDate),
    changed: dayOfPdfDate(properties.ModDate),
  }
  return Object.fromEntries(Object.entries(names).flatMap(([name, text]) => (plain(text) ? [[name, plain(text)]] : [])))
}

function plain(text: string) {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function dayOfPdfDate(date: string) {
  const [, year, month, day] = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(date) ?? []
  return [year, month, day].filter(Boolean).join('-')
}

const languageScripts: [Language, RegExp][] = [
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['zh', /\p{Script=Han}/gu],
]
const vietnameseLetters = /[ăâđêôơưẠ-ỹ]/giu
const englishWords = /\b(the|and|of|to|in|for|is|that|with)\b/gi

/** Finds the language by script first: programs label every text as English. */
export function languageOf(texts: string[], claimed: string | undefined): Language | undefined {
  const sample = texts.join('\n').slice(0, 200_000)
  const letters = countMatches(sample, /\p{L}/gu)
  const script = languageScripts.find(([, letter]) => countMatches(sample, letter) > letters * 0.3)
  if (script) return script[0]
  if (countMatches(sample, vietnameseLetters) > letters * 0.1) return 'vi'
  if (claimed && claimed !== 'en') return isSiteLanguage(claimed) && claimed === 'vi' ? claimed : undefined
  return claimed === 'en' || countMatches(sample, englishWords) > sample.length / 60 ? 'en' : undefined
}

function countMatches(text: string, pattern: RegExp) {
  return text.match(pattern)?.length ?? 0
}
