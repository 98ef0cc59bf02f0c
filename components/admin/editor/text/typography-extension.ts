import { Extension, InputRule, type ExtendedRegExpMatchArray } from '@tiptap/core'
import { isSafeHref } from '@/domain/content/body/schema'
import type { Language } from '@/lib/languages/languages'
import { completed } from './tools'
import { typographicChange } from './typography'

/**
 * Makes curly quotes, dashes and ellipses while somebody types, and links of `[words](address)`; never in code.
 * Backspace or undo takes the last change back.
 */
export const TypographyExtension = Extension.create<{ language: () => Language }>({
  name: 'typography',
  priority: 1_000, // its undo comes before that of the history

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
          state.tr.insertText(dataOf<{ becomes: string }>(match).becomes, range.from, range.to)
        },
      }),
      new InputRule({
        find: (line) => {
          const link = typedLink(line)
          const href = link && completed(link.address)
          if (!link || !href || !isSafeHref(href)) return null
          return { index: link.index, text: line.slice(link.index), data: { words: link.words, href } }
        },
        handler: ({ state: { tr, schema }, range: { from, to }, match }) => {
          const { words, href } = dataOf<{ words: string; href: string }>(match)
          const end = from + 1 + words.length
          const mark = schema.marks.link!.create({ href })
          tr.delete(end, to)
            .delete(from, from + 1)
            .addMark(from, end - 1, mark)
          tr.removeStoredMark(mark) // what is typed next is no part of it
        },
      }),
    ]
  },

  addKeyboardShortcuts() {
    return { 'Mod-z': () => this.editor.commands.undoInputRule() }
  },
})

function dataOf<T>(match: ExtendedRegExpMatchArray) {
  return match.data as T
}

/** Undefined where the line does not end in `[words](address)`. */
export function typedLink(line: string): { index: number; words: string; address: string } | undefined {
  const middle = line.lastIndexOf('](')
  const index = line.lastIndexOf('[', middle - 1)
  if (!line.endsWith(')') || middle < 2 || index < 0 || line[index - 1] === '!') return undefined
  const [words, address] = [line.slice(index + 1, middle), line.slice(middle + 2, -1)]
  const isWhole = address.split('(').length === address.split(')').length
  return words.trim() && address && isWhole && !/[\s\]]/.test(address) ? { index, words, address } : undefined
}
