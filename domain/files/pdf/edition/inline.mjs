// @ts-check
import { gapBetween } from './marked-words.mjs'
import { tidyText } from './pdfium-text.mjs'
/** @import { Piece, Words } from '../../../../lib/edition/schema' */
/** @import { StructureElement, StructureKid, MarkedWords } from '../shapes' */
/** @typedef {{ around: string, isLink: boolean }} Context */

export const sectionRoles = new Set(
  'Document DocumentFragment Part Art Sect Div NonStruct Private Index Aside THead TBody TFoot StructTreeRoot'.split(
    ' ',
  ),
)
const inlineRoles = new Set(
  'Span Link Em Strong Quote Reference Code BibEntry Lbl Ruby RB RT RP Warichu WT WP Sub Annot Form FENote Note'.split(
    ' ',
  ),
)
/** @type {Record<string, 'em' | 'strong' | 'code' | 'note'>} */
const styleRoles = { Em: 'em', Strong: 'strong', Code: 'code', Note: 'note', FENote: 'note' }
const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/

/** @param {StructureKid} kid @returns {kid is StructureElement} */
export function isElement(kid) {
  return kid.role !== undefined
}

/** An element of unknown role is a block if it contains one. @param {StructureKid} kid @returns {boolean} */
export function isBlock(kid) {
  if (!isElement(kid)) return false
  return (!inlineRoles.has(kid.role) && kid.role !== 'NonStruct') || kid.kids.some(isBlock)
}

/** @param {StructureElement} element @param {string} around */
export function languageIn({ lang }, around) {
  return lang && languageTag.test(lang) && lang.toLowerCase() !== around.toLowerCase() ? { lang } : undefined
}

/** @param {StructureKid[]} kids @param {string} around */
export function wordsOf(kids, around) {
  return trimWords(merged(piecesOf(kids, { around, isLink: false })))
}

/** @param {StructureKid[]} kids @param {Context} context @returns {Words} */
function piecesOf(kids, context) {
  /** @type {Words} */
  const pieces = []
  let before
  for (const kid of kids) {
    const inner = isElement(kid) ? elementPieces(kid, context) : [kid.text]
    if (inner.length === 0) continue
    const first = leafOf(kid, 'find')
    if (before && first) pieces.push(gapBetween(before, first))
    pieces.push(...inner)
    before = leafOf(kid, 'findLast') ?? before
  }
  return pieces
}

/** @param {StructureElement} element @param {Context} context @returns {Words} */
function elementPieces(element, { around, isLink }) {
  if (element.role === 'Artifact') return []
  const lang = languageIn(element, around)
  const context = { around: lang?.lang ?? around, isLink: isLink || element.role === 'Link' }
  const { actual } = element
  const words = actual !== undefined && !element.kids.some(isElement) ? [actual] : piecesOf(element.kids, context)
  if (!words.some((piece) => typeof piece !== 'string' || piece.trim())) return words
  const to = element.role === 'Link' && !isLink ? leavesOf(element).find((leaf) => leaf.to)?.to : undefined
  if (to) return [{ is: 'link', to, words }]
  const is = styleRoles[element.role]
  if (is) return [{ is, words }]
  return lang ? [{ is: 'lang', ...lang, words }] : words
}

/** @param {StructureKid} kid @returns {MarkedWords[]} */
function leavesOf(kid) {
  return isElement(kid) ? kid.kids.flatMap(leavesOf) : [kid]
}

/** @param {StructureKid} kid @param {'find' | 'findLast'} which @returns {MarkedWords | undefined} */
function leafOf(kid, which) {
  if (!isElement(kid)) return kid.text ? kid : undefined
  for (const inner of which === 'find' ? kid.kids : kid.kids.toReversed()) {
    const leaf = leafOf(inner, which)
    if (leaf) return leaf
  }
}

/** @param {StructureKid} kid */
export function textOf(kid) {
  return leavesOf(kid)
    .map(({ text }) => text)
    .join('')
    .trim()
}

/** @param {Words} pieces @returns {Words} */
function merged(pieces) {
  /** @type {Words} */
  const result = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece
    else if (piece !== '') result.push(piece)
  }
  return result.map((piece) =>
    typeof piece === 'string' ? tidyPiece(piece) : 'words' in piece ? { ...piece, words: merged(piece.words) } : piece,
  )
}

/** @param {string} text */
function tidyPiece(text) {
  return tidyText(text).replace(/[ .·…_]{4,}/g, (run) => (/[.·…_]{3}/.test(run.replaceAll(' ', '')) ? ' ' : run))
}

/** @param {Words} words */
function trimWords(words) {
  const [first, last] = [words[0], words.at(-1)]
  const result = words.slice()
  if (typeof first === 'string') result[0] = first.trimStart()
  if (typeof last === 'string') result.push(String(result.pop()).trimEnd())
  return result.filter(
    (piece) => piece !== '' && (typeof piece === 'string' || !('words' in piece) || piece.words.length > 0),
  )
}
