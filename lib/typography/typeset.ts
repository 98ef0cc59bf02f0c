import { editsOf, opaque } from './edits'
import { rulesOf, type Rules } from './rules'

/** For readers; the archive keeps what was typed. `language`: a tag, as in `lang`. */
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
const inline = new Set(['a', 'strong', 'em', 's', 'span', 'code', 'sup', 'br', 'ins', 'del', 'small'])
const verbatim = new Set(['code', 'pre', 'sup', 'svg'])

type Piece = { html: string; at: number; words?: string }

const signs = /["'-]|&quot;|&#39;|\.\.\./

/** Works by paragraph: a quotation may begin in bold and end outside. Code, note numbers and addresses stay. */
export function typesetHtml(html: string, language: string): string {
  const rules = rulesOf(language)
  let shown = ''
  // `start` of the paragraph. Most have no signs, and stay as they are.
  let [start, hasSigns] = [0, false]
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    const words = html.slice(at, open < 0 ? html.length : open)
    hasSigns ||= signs.test(words)
    if (open < 0) break
    const close = html.indexOf('>', open)
    if (close < 0) break
    at = close + 1
    const name = nameOf(html, open)
    if (inline.has(name)) continue
    if (verbatim.has(name) && html[open + 1] !== '/') {
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

function nameOf(html: string, open: number) {
  tagName.lastIndex = open
  return tagName.exec(html)?.[1] ?? ''
}
// Linear: at one place, and one way to match.
const tagName = /<\/?([a-z][a-z0-9]*)/y

function typesetParagraph(html: string, rules: Rules): string {
  const out: string[] = []
  let paragraph: Piece[] = []
  let line = ''
  let kept: string[] = []

  for (const token of html.split(/(<[^<>]*>)/)) {
    if (token === '') continue
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/.exec(token) ?? []
    if (!name) addWords(token)
    else {
      if (!inline.has(name) && kept.length === 0) flush()
      paragraph.push({ html: token, at: line.length })
      if (name === 'br') line += '\n'
      else if (kept.length > 0) {
        if (!slash && name === kept[0]) kept.push(name)
        if (slash && name === kept[0]) kept.pop()
      } else if (!slash && isKept(name, token)) {
        kept = [name]
        line += opaque
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
  return verbatim.has(name) || (name === 'span' && tag.includes(' lang="'))
}
