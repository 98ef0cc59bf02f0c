import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'

// No part that is read here has more than a dozen levels, or needs an encoding beside these two (ECMA-376 part 2, 6.2).
const deepest = 100
const step = 64 * 1024

/** @typedef {{ name: string, attributes: Record<string, string>, text: string }} Element */

/**
 * Reads a part of an office document as XML and tells each element at its end: its name without a prefix, its
 * attributes, and the first 500 characters of its own text. Throws where it is no whole XML, or has a document type.
 * @param {Buffer} bytes
 * @param {(element: Element) => void} onElement
 */
export function readXml(bytes, onElement) {
  const parser = new SaxesParser()
  /** @type {Element[]} */
  const open = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|utf-?16|us-ascii)$/i.test(encoding)) throw new Error('an encoding that nothing needs')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= deepest) throw new Error('too deep')
    open.push({ name: local(name), attributes, text: '' })
  })
  /** @param {string} text */
  const add = (text) => {
    const element = open.at(-1)
    if (element) element.text = (element.text + text.slice(0, 500)).slice(0, 500)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => onElement(/** @type {Element} */ (open.pop())))
  const text = decoded(bytes)
  for (let at = 0; at < text.length; at += step) parser.write(text.slice(at, at + step))
  parser.close()
}

/**
 * Of elements only: an attribute with a prefix is not the one without.
 * @param {string} name
 */
function local(name) {
  return name.slice(name.indexOf(':') + 1)
}

/** @param {Buffer} bytes */
function decoded(bytes) {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = !isWide ? 'utf-8' : first === 0xff ? 'utf-16le' : 'utf-16be'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}
