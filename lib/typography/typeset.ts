import { rulesOf, type QuotationMarks, type Rules } from './rules'

/** Typesets text for readers; the archive keeps what was typed. `language`: a tag, as in `lang`. */
export function typesetText(text: string, language: string): string {
  let end = 0
  let shown = ''
  for (const { at, length, text: by } of editsOf(text, rulesOf(language))) {
    shown += text.slice(end, at) + by
    end = at + length
  }
  return shown + text.slice(end)
}

/** All other elements end a sentence. */
const inlineElements = new Set(['a', 'strong', 'em', 's', 'span', 'code', 'sup', 'br', 'ins', 'del', 'small'])
const verbatimElements = new Set(['code', 'pre', 'sup', 'svg'])

type TypesetPiece = { html: string; at: number; words?: string }

const typographicSigns = /["'-]|&quot;|&#39;|\.\.\./

/** Works by paragraph: a quotation may begin in bold and end outside. Code, note numbers and addresses stay. */
export function typesetHtml(html: string, language: string): string {
  const rules = rulesOf(language)
  let shown = ''
  // `start`: where the paragraph begins. A paragraph without typographic signs stays as it is.
  let [start, hasSigns] = [0, false]
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    const words = html.slice(at, open < 0 ? html.length : open)
    hasSigns ||= typographicSigns.test(words)
    if (open < 0) break
    const close = html.indexOf('>', open)
    if (close < 0) break
    at = close + 1
    const name = elementNameAt(html, open)
    if (inlineElements.has(name)) continue
    if (verbatimElements.has(name) && html[open + 1] !== '/') {
      const end = html.indexOf(`</${name}>`, at)
      at = end < 0 ? html.length : end
    }
    endParagraph(at)
  }
  endParagraph(html.length)
  return shown

  function endParagraph(end: number) {
    const paragraph = html.slice(start, end)
    shown += hasSigns ? typesetParagraph(paragraph, rules) : paragraph
    start = end
    hasSigns = false
  }
}

function elementNameAt(html: string, open: number) {
  tagName.lastIndex = open
  return tagName.exec(html)?.[1] ?? ''
}
// Linear: sticky, with one way to match.
const tagName = /<\/?([a-z][a-z0-9]*)/y

function typesetParagraph(html: string, rules: Rules): string {
  const out: string[] = []
  let paragraph: TypesetPiece[] = []
  let line = ''
  let kept: string[] = []

  for (const token of html.split(/(<[^<>]*>)/)) {
    if (token === '') continue
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/.exec(token) ?? []
    if (!name) addWords(token)
    else {
      if (!inlineElements.has(name) && kept.length === 0) flush()
      paragraph.push({ html: token, at: line.length })
      if (name === 'br') line += '\n'
      else if (kept.length > 0) {
        if (!slash && name === kept[0]) kept.push(name)
        if (slash && name === kept[0]) kept.pop()
      } else if (!slash && isKept(name, token)) {
        kept = [name]
        line += placeholder
      }
    }
  }
  flush()
  return out.join('')

  function addWords(token: string) {
    if (kept.length > 0) return void paragraph.push({ html: token, at: line.length })
    const words = token.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
    paragraph.push({ html: token, at: line.length, words })
    line += words
  }

  function flush() {
    const edits = editsOf(line, rules)
    let next = 0
    for (const { html, at, words } of paragraph) {
      if (words === undefined) {
        out.push(html)
        continue
      }
      let end = 0
      let shown = ''
      for (; next < edits.length && edits[next]!.at < at + words.length; next++) {
        const edit = edits[next]!
        const from = edit.at - at
        // A sign divided by a mark stays.
        if (from < end || from + edit.length > words.length) continue
        shown += words.slice(end, from) + edit.text
        end = from + edit.length
      }
      out.push((shown + words.slice(end)).replaceAll('"', '&quot;').replaceAll("'", '&#39;'))
    }
    paragraph = []
    line = ''
  }
}

function isKept(name: string, tag: string) {
  return verbatimElements.has(name) || (name === 'span' && tag.includes(' lang="'))
}

type Edit = { at: number; length: number; text: string }

/** Replaces code, notes and words of other languages within a sentence, which are never changed. */
const placeholder = '\uFFFC'

function editsOf(text: string, rules: Rules): Edit[] {
  const found = [
    ...(rules.quotes ? doubleQuoteEdits(text, rules.quotes) : []),
    ...(rules.singleQuotes ? singleQuoteEdits(text) : []),
    ...(rules.dashes ? dashEdits(text) : []),
    ...(rules.ranges ? rangeEdits(text) : []),
    ...(rules.ellipsis ? replacementEdits(text, /(?<!\.)\.\.\.(?!\.)/g, '…') : []),
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

/** Replaces straight quotes in pairs; none if their number is odd, or if one cannot open or close there (as in 5"). */
function doubleQuoteEdits(text: string, marks: QuotationMarks): Edit[] {
  const places = [...text.matchAll(/"/g)].map(({ index }) => index)
  if (places.length % 2 === 1) return []
  const isSure = places.every((at, n) => {
    const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
    return n % 2 === 0 ? !/\s/.test(after) : !/\s/.test(before)
  })
  if (!isSure) return []
  return places.map((at, n) => ({ at, length: 1, text: marks[n % 2]! }))
}

function singleQuoteEdits(text: string): Edit[] {
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

function dashEdits(text: string): Edit[] {
  // A dash stays on the line of the word before it.
  return replacementEdits(text, /(?<=[^\s-]) --(?= [^\s-])/g, '\u00a0–')
}

// A number outside of dates, addresses, telephone numbers and names.
const numberRangePattern =
  /(?<![\p{L}\p{N}\p{M}.,:/+#_–-])(\d{1,4}(?:[.,]\d{1,3})?)(%?)-(\d{1,4}(?:[.,]\d{1,3})?)(?![\p{L}\p{M}\p{N}/:_–-]|[.,]\d)/gu

/** The second number must be larger; of years it may be the last two digits. */
function rangeEdits(text: string): Edit[] {
  return [...text.matchAll(numberRangePattern)].flatMap(({ index, 1: from = '', 2: sign = '', 3: to = '' }) =>
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

function replacementEdits(text: string, pattern: RegExp, by: string): Edit[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ at: index, length: found.length, text: by }))
}
