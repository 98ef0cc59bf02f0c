// The way in which texts are divided for searching. `indexText` prepares a text for the index. What somebody asks for is read by
// lib/search/search-terms.ts and becomes a query in db/full-text/: there `letterPairs` divides a run of Khmer, Thai and the like, and
// only where that finds nothing, `dictionaryWords`.

/** Scripts that put no space between words, and the language whose dictionary cuts them. */
const dictionaries = { Khmer: 'km', Lao: 'lo', Myanmar: 'my', Thai: 'th', Han: 'zh', Hiragana: 'zh', Katakana: 'zh' }
const scripts = Object.keys(dictionaries) as (keyof typeof dictionaries)[]

/** A letter or sign of these scripts, as a pattern. */
export const dense = `[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`
const wordy = String.raw`[\p{L}\p{N}\p{M}]`
const denseRun = scripts.map((script) => String.raw`[\p{Script=${script}}&&${wordy}]+`).join('|')
/** A letter, digit or sign of the other scripts, as a pattern for `v`: what words between spaces are made of. */
export const spacedLetter = `[${wordy}--${dense}]`
// Linear: one set of characters over and over, found wherever one stands.
const runs = new RegExp(`(?<dense>${denseRun})|${spacedLetter}+`, 'gv')
// Linear: as above.
const denseRuns = new RegExp(denseRun, 'gv')
// Linear: one character.
const isDense = new RegExp(dense, 'v')
// A line of a page ends in the middle of a sentence, and often in the middle of a word.
// Linear: one character.
const denseLetter = new RegExp(String.raw`^[${dense}&&${wordy}]$`, 'v')
const smallLetter = /^\p{Ll}$/u
// Soft hyphens, zero-width spaces and joiners that show nothing; private characters, which are pictures in some fonts.
const unseen = /[\u00ad\u200b\u2060\ufeff]/g
const pictures = /[\p{Co}\u0000-\u0008\u000e-\u001f\ufffe]/gu

/** A text as it can be compared and shown: composed, without what cannot be seen, its broken words whole again. */
export function tidy(text: string) {
  const whole = text.normalize('NFC').replace(unseen, '').replace(pictures, ' ')
  if (!whole.includes('\n')) return whole
  const joined = whole.replace(/-\r?\n\s*/g, (seam, at: number) => (isWithin(whole, seam, at, smallLetter) ? '' : seam))
  if (!isDense.test(joined)) return joined
  return joined.replace(/\s+/g, (seam, at: number) => {
    return /^[ \t]*\r?\n/.test(seam) && isWithin(joined, seam, at, denseLetter) ? '' : seam
  })
}

/** Returns whether a letter of one kind stands before and behind a stretch. */
function isWithin(text: string, { length }: string, at: number, letter: RegExp) {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
  const [after = ''] = text.slice(at + length, at + length + 2)
  return letter.test(before) && letter.test(after)
}

/** Vietnamese keeps its own d, which is no d with a mark. */
function plainD(text: string) {
  return text.replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

/** Letters without capitals and without the marks of Latin, Greek and Cyrillic, as the index compares them. */
export function plainLetters(text: string) {
  return plainD(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
}

/** Letters of one kind in a row: a word, or in a dense script as much as stands without a space. */
export type Run = { text: string; dense: boolean }

/** The runs of a text, but for those of marks alone: nothing is left of them when they are compared. */
export function letterRuns(text: string): Run[] {
  return [...plainD(tidy(text)).matchAll(runs)]
    .filter(([run]) => plainLetters(run) !== '')
    .map((match) => ({ text: match[0], dense: match.groups?.dense !== undefined }))
}

/** Between the words of a text and the pieces of it, so that no phrase reaches from one into the other. */
const seam = '\ue000'

/**
 * A text for the index, its words apart. Dictionaries know compounds and not always what they are made of, so runs of dense
 * scripts follow once more in pieces.
 */
export function indexText(text: string) {
  const pieces: string[] = []
  const whole = plainD(tidy(text))
  const runs = whole.match(denseRuns) ?? []
  const cuts = dictionaryWordsOfAll(runs)
  for (const run of runs) for (const piece of letterPairs(run)) pieces.push(piece)
  let n = 0
  const words = whole.replace(denseRuns, () => ` ${cuts[n++]!.join(' ')} `)
  return pieces.length > 0 ? `${words} ${seam} ${pieces.join(' ')}` : words
}

/** The words of a text that was cut for the index, as that compares them. */
export function wordsOfIndexText(text: string): string[] {
  const [words] = text.split(seam, 1)
  return wordsOfPlainText(plainLetters(words!))
}

/** The words of a text that has no capitals and marks any more. */
export function wordsOfPlainText(text: string): string[] {
  return text.match(runs) ?? []
}

/** Returns whether a word of the index is a piece of a dense run and no word. */
export function isLetterPair(text: string) {
  return isDense.test(text) && dictionaryWords(text).length > 1
}

/** The words of a dense run, as its dictionary has them. */
export function dictionaryWords(run: string): string[] {
  return dictionaryWordsOfAll([run])[0]!
}

/** The words of many dense runs. Beginning to segment takes longer than a short run does: several of one script go together, in lines. */
function dictionaryWordsOfAll(runs: string[]): string[][] {
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
      if (isOther || length + chunk.length > maxAtOnce) close()
      batch.push({ run: number, chunk })
      length += chunk.length
    }
  close()
  return words
}
const maxAtOnce = 1_000

/** A dense run in overlapping pairs of letters with their marks, the last letter alone: any part of it is a phrase of these. */
export function letterPairs(run: string): string[] {
  const clusters = lettersOf(run)
  return clusters.map((cluster, n) => cluster + (clusters[n + 1] ?? ''))
}

/** Letters with their marks. Not the graphemes of Intl: those change from one Unicode to the next, and an index stays. */
export function lettersOf(run: string): string[] {
  return run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
}

/** Segmenting takes far longer than its share in a text of thousands of characters. */
function chunksOf(run: string) {
  if (run.length < 500) return [run]
  const letters = lettersOf(run)
  const begins = Array.from({ length: Math.ceil(letters.length / 150) }, (_, n) => n * 150)
  return begins.map((begin) => letters.slice(begin, begin + 150).join(''))
}

const segmenters = new Map<string, Intl.Segmenter>()
// Linear: one character.
const scriptTests = scripts.map((script) => [new RegExp(`\\p{Script=${script}}`, 'u'), dictionaries[script]] as const)

function segmenterFor(run: string) {
  const language = scriptTests.find(([test]) => test.test(run))?.[1] ?? 'en'
  let segmenter = segmenters.get(language)
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })))
  return segmenter
}

/** A text with places to break its lines in runs that have no spaces, for what cannot find words there itself. */
export function withBreaks(text: string) {
  return text.normalize('NFC').replace(denseRuns, (run) => dictionaryWords(run).join('\u200b'))
}
