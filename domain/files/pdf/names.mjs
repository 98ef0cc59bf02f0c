// @ts-check
// Names, strings and the characters between them, as any PDF reader understands them (ISO 32000-2, 7.2 and 7.3).

/** Matches names. Each character may be written as #xx (7.3.5). @param {string[]} names */
export function namePattern(names) {
  const patterns = names.map((name) => [...name].map((letter) => `(?:${letter}|#${hexOf(letter)})`).join(''))
  // Linear: nothing is repeated.
  return new RegExp(`/(?:${patterns.join('|')})(?![\\w#])`, 'g')
}

/** @param {string} letter of ASCII */
function hexOf(letter) {
  const [high = '', low = ''] = letter.charCodeAt(0).toString(16)
  return high + (/[a-f]/.test(low) ? `[${low}${low.toUpperCase()}]` : low)
}

/** @param {string} text */
export function plainNames(text) {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
}

/** Characters between a name and its value: more than this is meant to hide something. */
const maxBetween = 1_000
// Linear: at most 1,000 characters, and no character begins both alternatives.
const spaceBetween = /(?:[\0\t\n\f\r ]|%[^\r\n]*(?:[\r\n]|$))*/y

/** @param {string} text @param {number} at */
export function valueAt(text, at) {
  spaceBetween.lastIndex = 0
  const [{ length }] = spaceBetween.exec(text.slice(at, at + maxBetween)) ?? ['']
  return length === maxBetween ? undefined : at + length
}

// Linear: anchored, at most 1,000 characters, and no character begins both alternatives.
const reference = /^(\d{1,10})(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+\d{1,5}(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+R(?![\w#])/

/** @param {string} value */
export function referenceIn(value) {
  const match = reference.exec(value.slice(0, maxBetween))
  return match ? Number(match[1]) : undefined
}

/** @param {string} text */
export function dictionaryIn(text) {
  let depth = 0
  for (let at = endOf(specialCharacter, text, 0); at < text.length; at = endOf(specialCharacter, text, at + 1)) {
    if (text.startsWith('<<', at)) {
      depth++
      at++
    } else if (text.startsWith('>>', at)) {
      if (--depth === 0) return text.slice(0, at + 2)
      at++
    } else if (text[at] === '(') at = endOfString(text, at)
    else if (text[at] === '<') at = endOf(/>/g, text, at)
    else if (text[at] === '%') at = endOf(/[\r\n]/g, text, at)
  }
}

const specialCharacter = /[<>(%]/g

/** @param {RegExp} what @param {string} text @param {number} from */
function endOf(what, text, from) {
  what.lastIndex = from
  return what.exec(text)?.index ?? text.length
}

/** @param {string} text @param {number} from */
function endOfString(text, from) {
  let open = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') open++
    else if (text[at] === ')' && --open === 0) return at
  }
  return text.length
}

/** @param {string} value */
export function stringIn(value) {
  const near = value.slice(0, maxBetween)
  if (near[0] === '(') return withoutMarkAndNuls(unescapeString(near.slice(1, endOfString(near, 0))))
  if (near[0] !== '<' || near[1] === '<') return undefined
  const digits = near.slice(1, endOf(/>/g, near, 1)).replace(/[^0-9a-f]/gi, '')
  return withoutMarkAndNuls(Buffer.from(digits, 'hex').toString('latin1'))
}

/** @type {Record<string, string>} */
const stringEscapes = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** @param {string} text */
function unescapeString(text) {
  return text.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal, other) => {
    if (octal) return String.fromCharCode(parseInt(octal, 8) & 255)
    return /[\r\n]/.test(other) ? '' : (stringEscapes[other] ?? other)
  })
}

/** @param {string} bytes */
function withoutMarkAndNuls(bytes) {
  return bytes.replace(/^(?:\xfe\xff|\xff\xfe|\xef\xbb\xbf)/, '').replaceAll('\0', '')
}
