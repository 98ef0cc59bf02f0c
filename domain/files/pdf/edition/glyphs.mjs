// @ts-check
import { textReader } from './pdfium-text.mjs'
/** @import { Glyph, Glyphs, Pdfium } from '../shapes' */

const maxObjects = 20_000
const maxFormDepth = 8
const [textObject, formObject] = [1, 5]

/** @param {Pdfium} pdfium @param {number} page @returns {Glyphs} */
export function glyphsOf(pdfium, page) {
  const { malloc, free } = pdfium.wasmExports
  const { named } = textReader(pdfium)
  const room = malloc(64)
  /** @type {Glyph[]} */
  const all = []
  /** @type {Map<number, Glyph>} */
  const byObject = new Map()
  const spans = new Set()
  named('ActualText', (key) =>
    visit((i) => pdfium._FPDFPage_GetObject(page, i), pdfium._FPDFPage_CountObjects(page), {
      id: -1,
      isArtifact: false,
      depth: 0,
      key,
    }),
  )
  free(room)
  const heights = all.map(({ top, bottom }) => top - bottom).sort((a, b) => a - b)
  return { all, of: (object) => byObject.get(object), usualHeight: heights[heights.length >> 1] ?? 0 }

  /** @param {(n: number) => number} get @param {number} count @param {{ id: number, isArtifact: boolean, depth: number, key: number }} around */
  function visit(get, count, { id: outer, isArtifact: outerArtifact, depth, key }) {
    for (let i = 0; i < count && all.length < maxObjects; i++) {
      const object = get(i)
      const type = pdfium._FPDFPageObj_GetType(object)
      if (type !== textObject && type !== formObject) continue
      // Within a form, numbers of marked content belong to the form.
      const own = depth === 0 ? pdfium._FPDFPageObj_GetMarkedContentID(object) : -1
      const id = own >= 0 ? own : outer
      const isArtifact = outerArtifact || (id < 0 && hasArtifactMark(object))
      if (type === formObject) {
        const inner = (/** @type {number} */ n) => pdfium._FPDFFormObj_GetObject(object, n)
        if (depth < maxFormDepth)
          visit(inner, pdfium._FPDFFormObj_CountObjects(object), { id, isArtifact, depth: depth + 1, key })
        continue
      }
      pdfium._FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12)
      const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 4)
      const span = spanOf(object, key)
      const isFirst = !span || !spans.has(span)
      const glyph = { order: all.length, left, right, top, bottom, id, isArtifact, span, isFirst }
      spans.add(span)
      all.push(glyph)
      byObject.set(object, glyph)
    }
  }

  /** @param {number} object */
  function hasArtifactMark(object) {
    const marks = Math.min(pdfium._FPDFPageObj_CountMarks(object), 20)
    for (let n = 0; n < marks; n++) {
      const mark = pdfium._FPDFPageObj_GetMark(object, n)
      if (!pdfium._FPDFPageObjMark_GetName(mark, room + 20, 40, room + 16)) continue
      if (Buffer.from(pdfium.HEAPU8.buffer, room + 20, 16).toString('utf16le') === 'Artifact') return true
    }
    return false
  }

  /** Returns the mark that gives the text of a cluster (ISO 32000-2, 14.9.4), or 0. @param {number} object @param {number} key */
  function spanOf(object, key) {
    const marks = pdfium._FPDFPageObj_CountMarks(object)
    if (marks < 1) return 0
    const mark = pdfium._FPDFPageObj_GetMark(object, marks - 1)
    return pdfium._FPDFPageObjMark_GetParamStringValue(mark, key, 0, 0, room + 16) ? mark : 0
  }
}
