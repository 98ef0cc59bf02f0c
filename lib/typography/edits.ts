import type { Rules } from './rules'

export type Edit = { at: number; length: number; text: string }

/** Replaces code, notes and words of other languages within a sentence, which are never changed. */
export const opaque = '\uFFFC'

export function editsOf(text: string, rules: Rules): Edit[] {
  const found = [
    ...(rules.quotes ? doubleQuotes(text) : []),
    ...(rules.singleQuotes ? singleQuotes(text) : []),
    ...(rules.dashes ? dashes(text) : []),
    ...(rules.ranges ? ranges(text) : []),
    ...(rules.ellipsis ? replaced(text, /(?<!\.)\.\.\.(?!\.)/g, '…') : []),
  ]
  if (found.length === 0) return found
  const kept = addressesIn(text)
  return found.filter(({ at }) => !kept.some(([from, to]) => at >= from && at < to)).sort((a, b) => a.at - b.at)
}

/** Changed addresses could not be opened. */
function addressesIn(text: string): [number, number][] {
  const found: [number, number][] = []
  // Linear: words are separated by spaces.
  for (const { index, 0: word } of text.matchAll(/\S+/g))
    if (/:\/\/|^\W*www\.|@/.test(word)) found.push([index, index + word.length])
  return found
}

/** Quotes in pairs: an odd number, or a sign where none can begin, such as that for inches, changes nothing. */
function doubleQuotes(text: string): Edit[] {
  const places = [...text.matchAll(/"/g)].map(({ index }) => index)
  if (places.length % 2 === 1) return []
  const isSure = places.every((at, n) => {
    const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
    return n % 2 === 0 ? !/\s/.test(after) : !/\s/.test(before)
  })
  if (!isSure) return []
  return places.map((at, n) => ({ at, length: 1, text: n % 2 === 0 ? '“' : '”' }))
}

function singleQuotes(text: string): Edit[] {
  const edits: Edit[] = []
  let open: number | undefined
  for (const { index: at } of text.matchAll(/'/g)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
    const isWord = /[\p{L}\p{N}]/u
    if (/\p{L}/u.test(before) && isWord.test(after)) edits.push({ at, length: 1, text: '’' })
    else if (/\s/.test(before) && /^\d0s\b/.test(text.slice(at + 1, at + 5))) edits.push({ at, length: 1, text: '’' })
    else if (/[\s("“—–]/.test(before) && isWord.test(after)) open = at
    else if (/[\p{L}\p{N}.,!?…]/u.test(before) && open !== undefined) {
      edits.push({ at: open, length: 1, text: '‘' }, { at, length: 1, text: '’' })
      open = undefined
    } else if (/[sS]/.test(before) && /[\s.,;:!?)]/.test(after)) edits.push({ at, length: 1, text: '’' })
  }
  return edits
}

function dashes(text: string): Edit[] {
  // A dash stays on the line of the word before it.
  return replaced(text, /(?<=[^\s-]) --(?= [^\s-])/g, '\u00a0–')
}

// A number outside of dates, addresses, telephone numbers and names.
const range =
  /(?<![\p{L}\p{N}\p{M}.,:/+#_–-])(\d{1,4}(?:[.,]\d{1,3})?)(%?)-(\d{1,4}(?:[.,]\d{1,3})?)(?![\p{L}\p{M}\p{N}/:_–-]|[.,]\d)/gu

/** The second number must be larger; of years it may be the last two digits. */
function ranges(text: string): Edit[] {
  return [...text.matchAll(range)].flatMap(({ index, 1: from = '', 2: sign = '', 3: to = '' }) =>
    isRange(from, to) ? [{ at: index + from.length + sign.length, length: 1, text: '–' }] : [],
  )
}

function isRange(from: string, to: string) {
  if (/^0\d/.test(from) || /^0\d/.test(to)) return false
  const [one, other] = [Number(from.replace(',', '.')), Number(to.replace(',', '.'))]
  // 2009-12 may be a month.
  if (/^[12]\d{3}$/.test(from) && /^\d\d$/.test(to)) return other > 12 && other > one % 100
  return other > one
}

function replaced(text: string, pattern: RegExp, by: string): Edit[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ at: index, length: found.length, text: by }))
}
