// @ts-check
import { markedWords } from './marked-words.mjs'
import { textReader } from './pdfium-text.mjs'
/** @import { StructureElement, StructureKid, OpenPage, Pdfium } from '../shapes' */

const maxDepth = 60
const maxElements = 50_000 // of a page
const maxAttributes = 20
const wantedAttributes = new Set(['ColSpan', 'RowSpan', 'Scope', 'ListNumbering', 'Headers'])
const rolesWithAttributes = new Set(['L', 'TH', 'TD'])
const numberBytes = 4

/** Tags of a page (ISO 32000-2, 14.7). @param {Pdfium} pdfium @param {OpenPage & { document: number }} opened */
export function structureOf(pdfium, { document, page, text, max }) {
  const { malloc, free } = pdfium.wasmExports
  const { utf16, named } = textReader(pdfium)
  const words = markedWords(pdfium, { document, page, text, max })
  const tree = pdfium._FPDF_StructTree_GetForPage(page)
  let seen = 0
  /** @type {StructureKid[]} */
  const kids = []
  const count = tree ? Math.min(pdfium._FPDF_StructTree_CountChildren(tree), maxElements) : 0
  for (let i = 0; i < count; i++) {
    const at = pdfium._FPDF_StructTree_GetChildAtIndex(tree, i)
    const kid = at && elementAt(at, 0)
    if (kid) kids.push(kid)
  }
  if (tree) pdfium._FPDF_StructTree_Close(tree)
  const unused = [...words.byId.values()].filter(({ isUsed }) => !isUsed)
  for (const { text, end, top } of unused) words.stray.push({ text, y: end, top, isBefore: false })
  return { kids, stray: words.stray, artifacts: words.artifacts, letters: words.letters }

  /** @param {number} at @param {number} depth @returns {StructureElement | undefined} */
  function elementAt(at, depth) {
    if (++seen > maxElements || depth > maxDepth) return undefined
    const role = said('GetType', at) || 'Span'
    /** @type {StructureElement} */
    const element = { role, kids: [], ...propertiesOf(at), ...(rolesWithAttributes.has(role) && attributesOf(at)) }
    const kidCount = Math.min(pdfium._FPDF_StructElement_CountChildren(at), maxElements)
    let elsewhere = 0
    for (let i = 0; i < kidCount; i++) {
      const kid = kidAt(at, i, depth)
      if (kid === undefined) {
        elsewhere++
        continue
      }
      if (kid) element.kids.push(kid)
      if (elsewhere && element.kids.length === 1) element.before = true
      elsewhere = 0
    }
    if (elsewhere) element.after = true
    if (element.kids[0]?.before) element.before = true
    return element
  }

  /** Returns false for content that was read already, undefined for content of another page. @param {number} at @param {number} i @param {number} depth */
  function kidAt(at, i, depth) {
    const inner = pdfium._FPDF_StructElement_GetChildAtIndex(at, i)
    if (inner) return elementAt(inner, depth + 1) ?? false
    const id = pdfium._FPDF_StructElement_GetChildMarkedContentID(at, i)
    if (id < 0) return undefined
    const found = words.byId.get(id)
    if (!found || found.isUsed) return false
    found.isUsed = true
    return found
  }

  /** @param {number} at */
  function propertiesOf(at) {
    const found = { alt: said('GetAltText', at), actual: said('GetActualText', at), lang: said('GetLang', at) }
    return Object.fromEntries(Object.entries(found).filter(([, text]) => text))
  }

  /** @param {'GetType' | 'GetAltText' | 'GetActualText' | 'GetLang'} ask @param {number} at */
  function said(ask, at) {
    return utf16((to, bytes) => pdfium[`_FPDF_StructElement_${ask}`](at, to, bytes))
  }

  /** @param {number} at */
  function attributesOf(at) {
    /** @type {Record<string, string | number | true>} */
    const found = {}
    const maps = Math.min(pdfium._FPDF_StructElement_GetAttributeCount(at), maxAttributes)
    for (let n = 0; n < maps; n++) {
      const map = pdfium._FPDF_StructElement_GetAttributeAtIndex(at, n)
      const names = map ? Math.min(pdfium._FPDF_StructElement_Attr_GetCount(map), maxAttributes) : 0
      for (let i = 0; i < names; i++) {
        const name = sized((to, bytes, length) => pdfium._FPDF_StructElement_Attr_GetName(map, i, to, bytes, length), 1)
        const value =
          wantedAttributes.has(name) && named(name, (key) => pdfium._FPDF_StructElement_Attr_GetValue(map, key))
        if (value) found[name] = valueOf(name, value)
      }
    }
    return found
  }

  /** @param {string} name @param {number} value */
  function valueOf(name, value) {
    if (name === 'Headers') return true
    if (!name.endsWith('Span'))
      return sized((to, bytes, length) => pdfium._FPDF_StructElement_Attr_GetStringValue(value, to, bytes, length), 2)
    const room = malloc(numberBytes)
    const isNumber = pdfium._FPDF_StructElement_Attr_GetNumberValue(value, room)
    const [number = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 1)
    free(room)
    return isNumber ? Math.max(1, Math.min(200, Math.trunc(number) || 1)) : 1
  }

  /** @param {(to: number, bytes: number, length: number) => number} ask @param {1 | 2} width */
  function sized(ask, width) {
    const room = malloc(516)
    const isSaid = ask(room + 4, 512, room)
    const [length = 0] = new Uint32Array(pdfium.HEAPU8.buffer, room, 1)
    const bytes = Math.max(0, Math.min(length, 512) - width)
    const text = isSaid
      ? Buffer.from(pdfium.HEAPU8.buffer, room + 4, bytes).toString(width === 1 ? 'latin1' : 'utf16le')
      : ''
    free(room)
    return text
  }
}
