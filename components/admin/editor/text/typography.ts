import type { Language } from '@/lib/languages/languages'

/** The text that was typed last, and what stands in its place. */
export type TypographicChange = { typed: string; becomes: string }

/** Signs that differ from the usual ones. Quotation marks are the same in all seven languages (CLDR). */
const signs: Partial<Record<Language, { dash: string; ellipsis: string }>> = {
  zh: { dash: '——', ellipsis: '……' },
}

/** Without spaces between words, a quotation can begin after any letter. */
const unspaced = new Set<Language>(['km', 'lo', 'my', 'th', 'zh'])

/**
 * Returns what the end of a line becomes as it is typed: curly quotes, dashes, an ellipsis. `line` is the text up to and with
 * the sign that was typed last. Undefined where it stays: in addresses, and in code that has begun and not ended.
 */
export function typographicChange(line: string, language: Language): TypographicChange | undefined {
  if (isVerbatim(line)) return undefined
  const { dash = '–', ellipsis = '…' } = signs[language] ?? {}
  const before = line.slice(0, -1)
  switch (line.at(-1)) {
    case '"':
      return { typed: '"', becomes: opens(before, language, '“', '”') ? '“' : '”' }
    case "'":
      return { typed: "'", becomes: !/[a-z]$/i.test(before) && opens(before, language, '‘', '’') ? '‘' : '’' }
    case '-':
      // Three at the beginning of a line are a dividing line.
      if (/[^-]--$/.test(line)) return { typed: '--', becomes: dash }
      return line.endsWith('–-') ? { typed: '–-', becomes: '—' } : undefined
    case '.':
      return /(?:^|[^.])\.\.\.$/.test(line) ? { typed: '...', becomes: ellipsis } : undefined
    default:
      return undefined
  }
}

function opens(before: string, language: Language, open: string, close: string) {
  const isOpen = before.lastIndexOf(open) > before.lastIndexOf(close)
  if (isOpen) return false
  // A footnote and a new line within a paragraph are `%leaf%` here: what is open decides there too.
  return unspaced.has(language) || before === '' || /[\s([{<“‘«/–—-]$|%leaf%$/.test(before)
}

/** The word is an address, or a code has begun in the line. */
function isVerbatim(line: string) {
  const word = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('\u00a0')) + 1)
  return word.includes('://') || word.startsWith('www.') || word.includes('](') || line.split('`').length % 2 === 0
}
