import { siteLanguage, type Language } from './languages'

// Making a format takes far longer than using one.
const formats = new Map<string, Intl.NumberFormat>()

/** A number as a language groups and parts it, in Latin digits everywhere: "1,200", "1.200". `places` after the point. */
export function formatNumber(n: number, language: Language = siteLanguage, places = 0) {
  const key = `${language} ${places}`
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(`${language}-u-nu-latn`, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    })
  formats.set(key, known)
  return known.format(n)
}
