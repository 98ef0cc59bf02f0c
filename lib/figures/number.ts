import type { Language } from '../languages/languages'

/** Code points of zero in Khmer, Lao, Thai, Burmese and Shan (Unicode, Nd). NFKC converts full-width digits. */
const digitZeros = [0x17e0, 0x0ed0, 0x0e50, 0x1040, 0x1090]

const missingFigure = /^(?:|-|–|—|…|\.\.\.?|n\/?a|n\.a\.)$/i

export function isMissing(text: string) {
  return missingFigure.test(text.trim())
}

/** Parses "1,234", "1 234", "−12.5%", "US$ 40", "១២". The language decides between comma and point. */
export function parseFigure(text: string, language: Language): number | undefined {
  if (text.length > 40) return undefined
  const latin = latinDigits(text.normalize('NFKC')).replace(/\s/g, ' ').trim()
  const [, sign, digits = ''] =
    /^([-−–+]?) ?(?:US)?\p{Sc}? ?(\d[\d., ]*\d|\d|[.,]\d+) ?(?:[%‰]|\p{Sc})?$/u.exec(latin) ?? []
  const plain = plainNumber(digits, language === 'vi' ? ',' : '.')
  if (plain === undefined) return undefined
  return sign && sign !== '+' ? -plain : plain
}

function latinDigits(text: string) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    const zero = digitZeros.find((one) => code >= one && code < one + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

const groupedBy = {
  ',': /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
  '.': /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/,
  ' ': /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/,
}

/** The language's sign for thousands separates groups of three digits (1,234); else it begins a fraction (1,23). */
function plainNumber(digits: string, decimal: '.' | ',') {
  const group = decimal === '.' ? ',' : '.'
  if (groupedBy[group].test(digits)) return Number(digits.replaceAll(group, '').replace(decimal, '.'))
  if (groupedBy[' '].test(digits)) return Number(digits.replaceAll(' ', '').replace(',', '.'))
  if (/^(?:\d+(?:[.,]\d+)?|[.,]\d+)$/.test(digits)) return Number(digits.replace(',', '.'))
  // "1.234,5" in a language that writes "1,234.5", or the reverse: only one reading is possible.
  if (digits.includes(group) && groupedBy[decimal].test(digits))
    return Number(digits.replaceAll(decimal, '').replace(group, '.'))
  return undefined
}
