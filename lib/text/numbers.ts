import { deskLanguage, type Language } from '../languages/languages'

// Making a format takes far longer than using one.
const formats = new Map<string, Intl.NumberFormat>()

/** A number as a language groups and parts it, in Latin digits everywhere: "1,200", "1.200". `decimals`: digits after the point. */
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
