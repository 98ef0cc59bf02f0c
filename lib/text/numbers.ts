import { deskLanguage, type Language } from '../languages/languages'

// Making a format takes far longer than using it.
const formats = new Map<string, Intl.NumberFormat>()

/** Latin digits in every language: "1,200", "1.200". `decimals`: digits after the point. */
export function formatNumber(n: number, language: Language = deskLanguage, decimals = 0) {
  const key = `${language} ${decimals}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(`${language}-u-nu-latn`, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  formats.set(key, format)
  return format.format(n)
}
