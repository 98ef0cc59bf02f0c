// @ts-check
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'

// Parts have dozens of levels at most, and only these encodings (ECMA-376 part 2, 6.2).
const maxDepth = 100
const maxTextDepth = 1_000
const chunkSize = 64 * 1024

/** @typedef {{ name: string, attributes: Record<string, string>, text: string }} Element */

/**
 * Calls `onElement` at the end of each element. Throws on broken XML and document types.
 * @param {Buffer} bytes
 * @param {(element: Element) => void} onElement
 */
export function readXml(bytes, onElement) {
  const parser = parserOf(onElement, { maxDepth, maxText: 500 })
  const text = decoderOf(bytes).decode(bytes)
  for (let at = 0; at < text.length; at += chunkSize) parser.write(text.slice(at, at + chunkSize))
  parser.close()
}

/** @param {AsyncIterable<Buffer>} stream @param {(element: Element) => void} onElement */
export async function readXmlStream(stream, onElement) {
  const parser = parserOf(onElement, { maxDepth: maxTextDepth, maxText: maxTextLength })
  /** @type {TextDecoder | undefined} */
  let decoder
  let first = Buffer.alloc(0)
  for await (const piece of stream) {
    const bytes = decoder ? piece : (first = Buffer.concat([first, piece]))
    if (bytes.length < 2) continue
    decoder ??= decoderOf(bytes)
    const text = decoder.decode(bytes, { stream: true })
    for (let at = 0; at < text.length; at += chunkSize) parser.write(text.slice(at, at + chunkSize))
  }
  if (decoder) parser.write(decoder.decode())
  parser.close()
}

export const maxTextLength = 10_000

/** @param {(element: Element) => void} onElement @param {{ maxDepth: number, maxText: number }} bounds */
function parserOf(onElement, { maxDepth, maxText }) {
  const parser = strictParser({})
  /** @type {Element[]} */
  const open = []
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|utf-?16|us-ascii)$/i.test(encoding)) throw new Error('an encoding that nothing needs')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= maxDepth) throw new Error('too deep')
    open.push({ name: local(name), attributes, text: '' })
  })
  /** @param {string} text */
  const add = (text) => {
    const element = open.at(-1)
    if (element)
      element.text = (element.text + (element.text ? text : text.trimStart()).slice(0, maxText)).slice(0, maxText)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => onElement(/** @type {Element} */ (open.pop())))
  return parser
}

/** Throws on broken XML and document types. @template {import('saxes').SaxesOptions} O @param {O} options */
export function strictParser(options) {
  const parser = new SaxesParser(options)
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  return parser
}

/** Drops the prefix. An attribute with a prefix is not the one without. @param {string} name */
export function local(name) {
  return name.slice(name.indexOf(':') + 1)
}

/** @param {Buffer} bytes */
function decoderOf(bytes) {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = !isWide ? 'utf-8' : first === 0xff ? 'utf-16le' : 'utf-16be'
  return new TextDecoder(encoding, { fatal: true })
}
