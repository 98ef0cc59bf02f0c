import { isLanguage, type Language } from '../languages/languages'

/** The signs that are set otherwise than it was typed. What is not sure in a language stays as it is. */
export type Rules = {
  /** "so" becomes “so”. */
  quotes: boolean
  /** it's becomes it’s, 'so' becomes ‘so’. */
  singleQuotes: boolean
  /** Two hyphens between spaces become a dash, which begins no line. */
  dashes: boolean
  /** 10-15 becomes 10–15. */
  ranges: boolean
  /** Three points become one sign. */
  ellipsis: boolean
}

const latin: Rules = { quotes: true, singleQuotes: true, dashes: true, ranges: true, ellipsis: true }
/** Quotation marks are curly in these too (CLDR 47); whether a hyphen or a dash stands between numbers differs from house to house. */
const quotesAlone: Rules = { quotes: true, singleQuotes: false, dashes: false, ranges: false, ellipsis: false }
const nothing: Rules = { quotes: false, singleQuotes: false, dashes: false, ranges: false, ellipsis: false }

const rules: Record<Language, Rules> = {
  en: latin,
  vi: latin,
  km: quotesAlone,
  lo: quotesAlone,
  my: quotesAlone,
  th: quotesAlone,
  // Full-width marks stay, and so do the half-width ones that stand among them.
  zh: quotesAlone,
}

/** The rules of a language tag; none for a language that is not one of the site's. */
export function rulesOf(tag: string): Rules {
  const language = tag.toLowerCase().split('-', 1)[0]
  return isLanguage(language) ? rules[language] : nothing
}
