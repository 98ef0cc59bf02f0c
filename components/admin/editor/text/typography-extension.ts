import { Extension, InputRule, type ExtendedRegExpMatchArray } from '@tiptap/core'
import { isSafeHref } from '@/domain/content/body/schema'
import type { Language } from '@/lib/languages/languages'
import { rulesOf } from '@/lib/typography/rules'
import { completeAddress } from './tools'

/** Makes typographic signs, and links of `[words](address)`, but not in code. Backspace or undo reverses the last. */
export const TypographyExtension = Extension.create<{ language: () => Language }>({
  name: 'typography',
  priority: 1_000, // "Undo" first reverses the replacement, then the history

  addOptions: () => ({ language: () => 'en' as const }),

  addInputRules() {
    return [
      new InputRule({
        find: (line) => {
          const change = typographicChange(line, this.options.language())
          return change ? { index: line.length - change.typed.length, text: change.typed, data: change } : null
        },
        handler: ({ state, range, match }) => {
          if (state.storedMarks?.some(({ type }) => type.spec.code)) return null
          state.tr.insertText(matchData<{ becomes: string }>(match).becomes, range.from, range.to)
        },
      }),
      new InputRule({
        find: (line) => {
          const link = typedLink(line)
          const href = link && completeAddress(link.address)
          if (!link || !href || !isSafeHref(href)) return null
          return { index: link.index, text: line.slice(link.index), data: { words: link.words, href } }
        },
        handler: ({ state: { tr, schema }, range: { from, to }, match }) => {
          const { words, href } = matchData<{ words: string; href: string }>(match)
          const end = from + 1 + words.length
          const mark = schema.marks.link!.create({ href })
          tr.delete(end, to)
            .delete(from, from + 1)
            .addMark(from, end - 1, mark)
          tr.removeStoredMark(mark) // words typed next are not part of it
        },
      }),
    ]
  },

  addKeyboardShortcuts() {
    return { 'Mod-z': () => this.editor.commands.undoInputRule() }
  },
})

function matchData<T>(match: ExtendedRegExpMatchArray) {
  return match.data as T
}

/** Returns the link at the end of a line; undefined if it does not end in `[words](address)`. */
export function typedLink(line: string): { index: number; words: string; address: string } | undefined {
  const middle = line.lastIndexOf('](')
  const index = line.lastIndexOf('[', middle - 1)
  if (!line.endsWith(')') || middle < 2 || index < 0 || line[index - 1] === '!') return undefined
  const [words, address] = [line.slice(index + 1, middle), line.slice(middle + 2, -1)]
  const isWhole = address.split('(').length === address.split(')').length
  return words.trim() && address && isWhole && !/[\s\]]/.test(address) ? { index, words, address } : undefined
}

type TypographicChange = { typed: string; becomes: string }

/** The signs of languages that differ from the usual ones. */
const typographicSigns: Record<Language, { dash: string; ellipsis: string }> = {
  zh: { dash: '——', ellipsis: '……' },
}

/** The languages without spaces between words, in which a quotation can begin after any letter. */
const languagesWithoutSpaces = new Set<Language>(['km', 'lo', 'my', 'th', 'zh'])

/** Returns the replacement at the end of `line`, after the typed sign. Undefined in addresses and open code. */
export function typographicChange(line: string, language: Language): TypographicChange | undefined {
  if (isVerbatim(line)) return undefined
  const { dash = '–', ellipsis = '…' } = typographicSigns[language] ?? {}
  const [open, close] = rulesOf(language).quotes ?? ['“', '”']
  const before = line.slice(0, -1)
  switch (line.at(-1)) {
    case '"':
      return { typed: '"', becomes: opensQuote(before, language, open, close) ? open : close }
    case "'":
      return { typed: "'", becomes: !/[a-z]$/i.test(before) && opensQuote(before, language, '‘', '’') ? '‘' : '’' }
    case '-':
      // Three hyphens at the beginning of a line are a dividing line.
      if (/[^-]--$/.test(line)) return { typed: '--', becomes: dash }
      return line.endsWith('–-') ? { typed: '–-', becomes: '—' } : undefined
    case '.':
      return /(?:^|[^.])\.\.\.$/.test(line) ? { typed: '...', becomes: ellipsis } : undefined
    default:
      return undefined
  }
}

function opensQuote(before: string, language: Language, open: string, close: string) {
  const isOpen = before.lastIndexOf(open) > before.lastIndexOf(close)
  if (isOpen) return false
  // `%leaf%`: a footnote or a line break within a paragraph.
  return languagesWithoutSpaces.has(language) || before === '' || /[\s([{<“‘«/–—-]$|%leaf%$/.test(before)
}

function isVerbatim(line: string) {
  const word = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('\u00a0')) + 1)
  return word.includes('://') || word.startsWith('www.') || word.includes('](') || line.split('`').length % 2 === 0
}
