import type { Language } from '../languages/languages'

/** Signs that are shown differently from how they are typed. Uncertain ones stay. */
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

const latinRules: Rules = { quotes: true, singleQuotes: true, dashes: true, ranges: true, ellipsis: true }
/** These languages use curly quotes too (CLDR 47); a hyphen or dash between numbers is a question of house style. */
const quotesAlone: Rules = { quotes: true, singleQuotes: false, dashes: false, ranges: false, ellipsis: false }
const noRules: Rules = { quotes: false, singleQuotes: false, dashes: false, ranges: false, ellipsis: false }

const rulesByLanguage: Record<Language, Rules> = {
  en: latinRules,
  vi: latinRules,
  km: quotesAlone,
  lo: quotesAlone,
  my: quotesAlone,
  th: quotesAlone,
  // Chinese full-width marks stay, and half-width marks among them.
  zh: quotesAlone,
}

export function rulesOf(tag: string): Rules {
  const language = tag.toLowerCase().split('-', 1)[0]
  return rulesByLanguage[language ?? ''] ?? noRules
}
