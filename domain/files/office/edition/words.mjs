// @ts-check
/** @import { WordPiece } from './shapes' */

/** Addresses as in lib/edition/schema.ts; a link to anything else, such as a script, becomes plain text. */
const linkTargetPattern = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d])/i

/** @param {import('./body.mjs').TextPiece[]} pieces @param {{ isPlain?: boolean }} how `isPlain`: without looks */
export function wordsOf(pieces, { isPlain = false } = {}) {
  /** @type {WordPiece[]} */
  const words = []
  let end = ' '
  for (const { text, bold, italic, link, anchor } of pieces) {
    let letters = text
      .replace(/[ \t\r\n]+/g, ' ')
      .replace(controlCharacters, '')
      .toWellFormed()
      .normalize('NFC')
    if (end === ' ' && letters.startsWith(' ')) letters = letters.slice(1)
    if (letters === '') continue
    end = letters.at(-1) ?? end
    /** @type {WordPiece} */
    let piece = letters
    const isSeen = letters.trim() !== ''
    if (italic && !isPlain && isSeen) piece = { is: 'em', words: [piece] }
    if (bold && !isPlain && isSeen) piece = { is: 'strong', words: [piece] }
    const to = link?.trim().slice(0, 2_000)
    if (to && linkTargetPattern.test(to)) piece = { is: 'link', to, words: [piece] }
    else if (!to && anchor) piece = { is: 'link', anchor, words: [piece] }
    pushPiece(words, piece)
  }
  return withoutEnd(words)
}

const controlCharacters = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g

/** @param {WordPiece[]} words @param {WordPiece} piece */
function pushPiece(words, piece) {
  const last = words.at(-1)
  if (typeof last === 'string' && typeof piece === 'string') words[words.length - 1] = last + piece
  else if (
    last &&
    typeof last === 'object' &&
    typeof piece === 'object' &&
    last.is === piece.is &&
    last.to === piece.to &&
    last.anchor === piece.anchor
  )
    for (const inner of piece.words) pushPiece(last.words, inner)
  else words.push(piece)
}

/** @param {WordPiece[]} words @returns {WordPiece[]} */
function withoutEnd(words) {
  const last = words.at(-1)
  if (typeof last === 'string') {
    const text = last.replace(/ $/, '')
    return text ? words.with(-1, text) : words.slice(0, -1)
  }
  return last ? words.with(-1, { ...last, words: withoutEnd(last.words) }) : words
}

/** @param {WordPiece[]} words @returns {string} */
export function plainWords(words) {
  return words.map((piece) => (typeof piece === 'string' ? piece : plainWords(piece.words))).join('')
}
