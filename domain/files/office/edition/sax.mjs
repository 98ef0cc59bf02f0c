// @ts-check
import { TextDecoder } from 'node:util'
import { strictParser } from '../xml.mjs'

// Reads a part of a Word document element by element while it is unpacked: it is never in memory as a whole.

const maxDepth = 1_000
const chunkSize = 64 * 1024

/** Namespaces with their usual prefixes, each in the forms of ECMA-376 and of strict ISO 29500. */
const namespacePrefixes = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.microsoft.com/office/drawing/2017/decorative', 'adec'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
])

/**
 * @typedef {{ name: string, attributes: Record<string, string> }} Tag an element and its attributes: `w:p`, `w:val`; without a prefix
 *   where it has no namespace, and with `?` for one that does not matter
 * @typedef {{ open: (tag: Tag) => void, close: (name: string) => void, text: (text: string) => void }} Listener
 */

/** @param {AsyncIterable<Buffer>} stream @param {Listener} listener */
export async function readElements(stream, { open, close, text }) {
  const parser = strictParser(/** @type {const} */ ({ xmlns: true }))
  let depth = 0
  parser.on('opentag', (tag) => {
    if (++depth > maxDepth) throw new Error('too deep')
    /** @type {Record<string, string>} */
    const attributes = {}
    for (const attribute of Object.values(tag.attributes))
      attributes[prefixedName(attribute.uri, attribute.local)] = attribute.value
    open({ name: prefixedName(tag.uri, tag.local), attributes })
  })
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', (tag) => {
    depth--
    close(prefixedName(tag.uri, tag.local))
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of stream) {
    const decoded = decoder.decode(piece, { stream: true })
    for (let at = 0; at < decoded.length; at += chunkSize) parser.write(decoded.slice(at, at + chunkSize))
  }
  parser.write(decoder.decode())
  parser.close()
}

/** @param {string} uri @param {string} local */
function prefixedName(uri, local) {
  return uri === '' ? local : `${namespacePrefixes.get(uri) ?? '?'}:${local}`
}

/** @param {Tag} tag */
export function isOn({ attributes }) {
  return !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? '')
}
