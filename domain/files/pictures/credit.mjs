// @ts-check
import { DOMParser } from '@xmldom/xmldom'
import ExifReader from 'exifreader'

const maxLength = 300

/** Returns the credit in IPTC, XMP or EXIF, in this order, or ''. @param {Buffer} bytes @returns {Promise<string>} */
export async function creditIn(bytes) {
  try {
    const { iptc, xmp, exif } = await ExifReader.load(bytes, { expanded: true, async: true, domParser })
    const maker = firstWords(iptc?.['By-line'], xmp?.creator, exif?.Artist)
    const line = firstWords(iptc?.Credit, xmp?.Credit)
    const credit = [...new Set([maker, line])].filter(Boolean).join(' / ')
    return plainText(credit || firstWords(iptc?.['Copyright Notice'], xmp?.rights, exif?.Copyright))
  } catch {
    return ''
  }
}

/** A document type can expand XML without end, and no picture needs one. */
const domParser = {
  /** @param {string} text @param {string} type */
  parseFromString(text, type) {
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new Error('A document type')
    return new DOMParser({ onError: () => {} }).parseFromString(text, type)
  },
}

/** @param {(ExifReader.ValueTag | ExifReader.XmpTag | unknown)[]} tags */
function firstWords(...tags) {
  return tags.map(wordsOf).find(Boolean) ?? ''
}

/** @param {unknown} tag */
function wordsOf(tag) {
  const firstTag = Array.isArray(tag) ? tag[0] : tag
  return plainText(String(/** @type {{ description?: string } | undefined} */ (firstTag)?.description ?? ''))
}

/** @param {string} text */
function plainText(text) {
  const visible = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/gu, ' ')
  return [...visible.replace(/\s+/g, ' ').trim()].slice(0, maxLength).join('').trim()
}
