import { deskLanguage, type Language } from '../languages/languages'

// Making a format takes far longer than using it.
const knownFormats = new Map<string, Intl.NumberFormat>()

/** Latin digits in every language: "1,200", "1.200". `decimals`: digits after the point. */
export function formatNumber(n: number, language: Language = deskLanguage, decimals = 0) {
  return numberFormat(language, decimals).format(n)
}

/** "1 post", "12 posts", in the language of the desk. */
export function countInWords(n: number, one: string, many = `${one}s`) {
  return `${formatNumber(n)} ${n === 1 ? one : many}`
}

/** "once", "12 times", in the language of the desk. */
export function timesInWords(n: number) {
  return n === 1 ? 'once' : `${formatNumber(n)} times`
}

/** `decimals`: digits after the point. */
export function numberFormat(language: string, decimals = 0) {
  const key = `${language} ${decimals}`
  const format =
    knownFormats.get(key) ??
    new Intl.NumberFormat(`${language}-u-nu-latn`, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  knownFormats.set(key, format)
  return format
}
