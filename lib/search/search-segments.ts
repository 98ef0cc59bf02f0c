import { atOnce } from '../process/steps'
import { wordSegmenter } from '../text/word-segments'
import { plainLetters } from './plain-letters'

// Divides texts for searching. `indexText` prepares the index; lib/search/search-terms.ts reads queries; db/full-text/
// divides scripts without spaces with `letterPairs`, then with `dictionaryWords` if nothing is found.

const dictionaries = { Khmer: 'km', Lao: 'lo', Myanmar: 'my', Thai: 'th', Han: 'zh', Hiragana: 'zh', Katakana: 'zh' }
const scripts = Object.keys(dictionaries) as (keyof typeof dictionaries)[]

export const dense = `[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`
const wordCharacter = String.raw`[\p{L}\p{N}\p{M}]`
const denseRun = scripts.map((script) => String.raw`[\p{Script=${script}}&&${wordCharacter}]+`).join('|')
export const spacedLetter = `[${wordCharacter}--${dense}]`
// Linear: one repeated character class in each alternative.
const runPattern = new RegExp(`(?<dense>${denseRun})|${spacedLetter}+`, 'gv')
// Linear: one repeated character class in each alternative.
const denseRunsPattern = new RegExp(denseRun, 'gv')
// Linear: one character.
const denseLetterTest = new RegExp(dense, 'v')
// A line of a page can end within a word. Linear: one character.
const loneDenseLetter = new RegExp(String.raw`^[${dense}&&${wordCharacter}]$`, 'v')
const lowercaseLetter = /^\p{Ll}$/u
// Soft hyphens, zero-width spaces and joiners; private characters, which are pictures in some fonts.
const invisibleCharacters = /[\u00ad\u200b\u2060\ufeff]/g
const privateCharacters = /[\p{Co}\u0000-\u0008\u000e-\u001f\ufffe]/gu

export function tidyForSearch(text: string) {
  const whole = text.normalize('NFC').replace(invisibleCharacters, '').replace(privateCharacters, ' ')
  if (!whole.includes('\n')) return whole
  const joined = whole.replace(/-\r?\n\s*/g, (seam, at: number) =>
    isWithin(whole, seam, at, lowercaseLetter) ? '' : seam,
  )
  if (!denseLetterTest.test(joined)) return joined
  return joined.replace(/\s+/g, (seam, at: number) => {
    return /^[ \t]*\r?\n/.test(seam) && isWithin(joined, seam, at, loneDenseLetter) ? '' : seam
  })
}

function isWithin(text: string, { length }: string, at: number, letter: RegExp) {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
  const [after = ''] = text.slice(at + length, at + length + 2)
  return letter.test(before) && letter.test(after)
}

export type LetterRun = { text: string; dense: boolean }

export function letterRuns(text: string): LetterRun[] {
  const runs = [...plainLetters(tidyForSearch(text)).matchAll(runPattern)]
  return runs.map(({ 0: text, groups }) => ({ text, dense: groups?.dense !== undefined }))
}

/** Separates words from pieces, so that no phrase contains both. */
const runSeparator = '\ue000'

// Linear: one repeated character class.
const portions = /[^]{1,50000}/gu

/** Adds runs of scripts without spaces again in pieces: dictionaries know compounds, but not always their parts. */
export function indexText(text: string): string {
  return atOnce(indexSteps(text))
}

export function* indexSteps(text: string): Generator<void, string> {
  const pieces: string[] = []
  let whole = ''
  for (const [portion] of tidyForSearch(text).matchAll(portions)) {
    yield
    whole += plainLetters(portion)
  }
  if (!denseLetterTest.test(whole)) return whole
  const runs = whole.match(denseRunsPattern) ?? []
  const cuts = yield* dictionaryWordsOfAll(runs)
  for (const run of runs) {
    yield
    for (const piece of letterPairs(run)) pieces.push(piece)
  }
  let n = 0
  const words = whole.replace(denseRunsPattern, () => ` ${cuts[n++]!.join(' ')} `)
  return pieces.length > 0 ? `${words} ${runSeparator} ${pieces.join(' ')}` : words
}

export function wordsOfIndexText(text: string): string[] {
  const [words] = text.split(runSeparator, 1)
  return wordsOfPlainText(plainLetters(words!))
}

export function wordsOfPlainText(text: string): string[] {
  return text.match(runPattern) ?? []
}

/** Returns whether a term is only a piece of a run without spaces, not a word. */
export function isLetterPair(text: string) {
  return denseLetterTest.test(text) && dictionaryWords(text).length > 1
}

export function dictionaryWords(run: string): string[] {
  return atOnce(dictionaryWordsOfAll([run]))[0]!
}

function* dictionaryWordsOfAll(runs: string[]): Generator<void, string[][]> {
  const words: string[][] = runs.map(() => [])
  let batch: { run: number; chunk: string }[] = []
  let length = 0
  const close = () => {
    const text = batch.map(({ chunk }) => chunk).join('\n')
    let n = 0
    for (const { segment } of batch.length > 0 ? segmenterFor(text).segment(text) : [])
      if (segment === '\n') n++
      else words[batch[n]!.run]!.push(segment)
    ;[batch, length] = [[], 0]
  }
  for (const [number, run] of runs.entries())
    for (const chunk of chunksOf(run)) {
      const isOther = batch.length > 0 && segmenterFor(chunk) !== segmenterFor(batch[0]!.chunk)
      if (isOther || length + chunk.length > maxAtOnce) {
        close()
        yield
      }
      batch.push({ run: number, chunk })
      length += chunk.length
    }
  close()
  return words
}
const maxAtOnce = 1_000

/** Returns overlapping pairs of letters, then the last letter: any part of the run is a phrase of the pairs. */
export function letterPairs(run: string): string[] {
  const clusters = lettersOf(run)
  return clusters.map((cluster, n) => cluster + (clusters[n + 1] ?? ''))
}

/** Does not use Intl's graphemes, which change between versions of Unicode: the index stays valid. */
export function lettersOf(run: string): string[] {
  return run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
}

/** Cuts long runs: segmenting is slower than linear. */
function chunksOf(run: string) {
  if (run.length < 500) return [run]
  const letters = lettersOf(run)
  const begins = Array.from({ length: Math.ceil(letters.length / 150) }, (_, n) => n * 150)
  return begins.map((begin) => letters.slice(begin, begin + 150).join(''))
}

// Linear: one character.
const scriptTests = scripts.map((script) => [new RegExp(`\\p{Script=${script}}`, 'u'), dictionaries[script]] as const)

function segmenterFor(run: string) {
  return wordSegmenter(scriptTests.find(([test]) => test.test(run))?.[1] ?? 'en')
}

export function withBreaks(text: string) {
  return text.normalize('NFC').replace(denseRunsPattern, (run) => dictionaryWords(run).join('\u200b'))
}
