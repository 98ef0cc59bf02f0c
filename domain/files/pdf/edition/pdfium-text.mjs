// @ts-check
/** @import { Pdfium } from '../shapes' */
/** @typedef {(to: number, bytes: number) => number} Ask */

/** @param {Pdfium} pdfium */
export function textReader(pdfium) {
  const { malloc, free } = pdfium.wasmExports
  return { utf16, utf8, named }

  /** Returns '' if there is nothing, or more than `max` bytes. @param {Ask} ask */
  function utf16(ask, max = 4_000) {
    return read(ask, { max, encoding: 'utf16le', end: 2 })
  }

  /** @param {Ask} ask */
  function utf8(ask, max = 4_000) {
    return read(ask, { max, encoding: 'utf8', end: 1 })
  }

  /** @param {Ask} ask @param {{ max: number, encoding: BufferEncoding, end: number }} form */
  function read(ask, { max, encoding, end }) {
    const length = ask(0, 0)
    if (length <= end || length > max) return ''
    const to = malloc(length)
    ask(to, length)
    const text = Buffer.from(pdfium.HEAPU8.buffer, to, length - end).toString(encoding)
    free(to)
    return text
  }

  /** @template T @param {string} name @param {(at: number) => T} use @returns {T} */
  function named(name, use) {
    const at = malloc(name.length + 1)
    pdfium.HEAPU8.set(Buffer.from(`${name}\0`, 'latin1'), at)
    const result = use(at)
    free(at)
    return result
  }
}

/** Scripts that set letters in clusters, and scripts without spaces between words. */
export const clusteredScripts = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f]/u
const unspacedScripts =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u200b]/u

/** @param {string | undefined} letter */
export function isUnspaced(letter) {
  return letter !== undefined && unspacedScripts.test(letter)
}

/** Returns '' for half a surrogate pair and for 0. @param {number} code */
export function characterOf(code) {
  return code === 0 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? '' : String.fromCodePoint(code)
}

/** @param {string} text */
export function tidyText(text) {
  return text
    .replace(/[\u0002\ufffe]/g, '\ufffe')
    .replace(/(\p{Ll})\ufffe\s?(\p{Ll})/gu, '$1$2')
    .replace(/\ufffe(?=.)/g, '-')
    .replace(/\ufffe/g, '\u00ad')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\uffff]/g, '')
    .toWellFormed()
    .normalize('NFC')
}
