// @ts-check
const wingdings = {
  0xa8: '☐',
  0x6f: '☐',
  0xfe: '☑',
  0xfc: '✓',
  0xfb: '✗',
  0xfd: '☒',
  0xe0: '→',
  0xe8: '→',
  0xa7: '▪',
  0x6c: '●',
}
const symbolFont = {
  0xb7: '•',
  0xae: '→',
  0xb3: '≥',
  0xa3: '≤',
  0xb1: '±',
  0xb4: '×',
  0x61: 'α',
  0x62: 'β',
  0x67: 'γ',
  0x6d: 'μ',
  0xd3: '©',
}

/** Returns '' for an unknown symbol. @param {string} font @param {string} code hexadecimal */
export function symbolOf(font, code) {
  const at = Number.parseInt(code, 16)
  if (!(at > 0 && at < 0x11_0000)) return ''
  const place = at >= 0xf000 && at <= 0xf0ff ? at - 0xf000 : at
  /** @type {Record<number, string>} */
  const signs = /^wingdings/i.test(font) ? wingdings : /^symbol$/i.test(font) ? symbolFont : {}
  if (signs[place]) return signs[place]
  return at >= 0xe000 && at <= 0xf8ff ? '' : /^(wingdings|webdings|symbol)/i.test(font) ? '' : String.fromCodePoint(at)
}
