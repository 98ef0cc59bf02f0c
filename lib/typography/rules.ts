export type QuotationMarks = readonly [open: string, close: string]

/** Signs that are shown differently from how they are typed. Uncertain ones stay. */
export type Rules = {
  /** The signs that "so" takes; none stay as they are. */
  quotes?: QuotationMarks
  /** it's becomes it’s, 'so' becomes ‘so’. */
  singleQuotes: boolean
  /** Two hyphens between spaces become a dash, which begins no line. */
  dashes: boolean
  /** 10-15 becomes 10–15. */
  ranges: boolean
  /** Three points become one sign. */
  ellipsis: boolean
}

// Quotation marks and ellipses are those of Unicode CLDR; French ones have spaces that do not break.
const curly: QuotationMarks = ['“', '”']
const angled: QuotationMarks = ['«', '»']
const spaced: QuotationMarks = ['«\u00a0', '\u00a0»']

const noRules: Rules = { singleQuotes: false, dashes: false, ranges: false, ellipsis: false }
const latinRules: Rules = { quotes: curly, singleQuotes: true, dashes: true, ranges: true, ellipsis: true }
/** A hyphen or dash between numbers is a question of house style. */
const quotesAlone: Rules = { ...noRules, quotes: curly }
const withEllipsis = { ...quotesAlone, ellipsis: true }
const withApostrophes = { ...withEllipsis, singleQuotes: true }

const rulesByLanguage: Partial<Record<string, Rules>> = {
  en: latinRules,
  vi: latinRules,
  fil: withApostrophes,
  id: withApostrophes,
  pt: withApostrophes,
  es: { ...withApostrophes, quotes: angled },
  fr: { ...withApostrophes, quotes: spaced },
  ar: { ...withEllipsis, quotes: angled },
  fa: { ...withEllipsis, quotes: angled },
  ru: { ...withEllipsis, quotes: angled },
  ur: withEllipsis,
  km: quotesAlone,
  lo: quotesAlone,
  my: quotesAlone,
  th: quotesAlone,
  // Chinese full-width marks stay, and half-width marks among them.
  zh: quotesAlone,
}

export function rulesOf(tag: string): Rules {
  return rulesByLanguage[tag.toLowerCase().split('-', 1)[0]!] ?? noRules
}
