import { getMarkRange } from '@tiptap/core'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { languageMarkOf } from '@/domain/content/body/schema'
import { isSameLanguage } from '@/lib/languages/language-tags'
import { isFootnote } from '../footnote-in-text'

type TextRange = { from: number; to: number }

export function selectedLanguage(editor: Editor): string | undefined {
  const { selection, storedMarks } = editor.state
  if (isFootnote(selection)) return languageMarkOf(selection.node)
  if (selection.empty) return languageMarkOf({ marks: storedMarks ?? selection.$from.marks() })
  const { lang } = editor.getAttributes('language')
  return typeof lang === 'string' ? lang : undefined
}

/** Sets the language of selected words, else of the passage at the cursor or the next words. No `lang`: the text's. */
export function markSelection(editor: Editor, lang: string | undefined) {
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const { selection } = tr
      const passage = selection.empty ? getMarkRange(selection.$from, markType(tr)) : undefined
      const ranges = passage ? [passage] : selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }))
      for (const range of ranges) markRange(tr, range, lang)
      if (!selection.empty) return true
      if (lang) tr.addStoredMark(markType(tr).create({ lang }))
      else tr.removeStoredMark(markType(tr))
      return true
    })
    .run()
}

/** Returns whether the cursor is at the end of a passage: words typed next would belong to it. */
export function isAtEndOfPassage({ state: { selection } }: Editor) {
  if (!selection.empty) return false
  const range = getMarkRange(selection.$from, selection.$from.doc.type.schema.marks.language!)
  return range?.to === selection.from
}

export function endPassage(editor: Editor) {
  editor
    .chain()
    .focus()
    .command(({ tr }) => Boolean(tr.removeStoredMark(markType(tr))))
    .run()
}

export function markRange(tr: Transaction, { from, to }: TextRange, lang: string | undefined) {
  const type = markType(tr)
  const only = tr.doc.nodeAt(from)
  if (only?.type.name === 'footnote' && from + only.nodeSize === to) return void set(from, to)
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isInline && node.type.name !== 'footnote') set(Math.max(from, pos), Math.min(to, pos + node.nodeSize))
  })

  function set(start: number, end: number) {
    if (lang) tr.addMark(start, end, type.create({ lang }))
    else tr.removeMark(start, end, type)
  }
}

export function withoutOwnLanguage({ content, openStart, openEnd }: Slice, own: string): Slice {
  return new Slice(without(content), openStart, openEnd)

  function without(fragment: Fragment): Fragment {
    return Fragment.fromArray(fragment.content.map(nodeWithout))
  }

  function nodeWithout(node: Node): Node {
    const lang = languageMarkOf(node)
    const bare =
      lang && isSameLanguage(lang, own) ? node.mark(node.marks.filter(({ type }) => type.name !== 'language')) : node
    return bare.isLeaf ? bare : bare.copy(without(bare.content))
  }
}

function markType({ doc }: Transaction) {
  return doc.type.schema.marks.language!
}
