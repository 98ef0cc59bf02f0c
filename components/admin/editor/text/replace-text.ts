import { Slice, type Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping, ReplaceStep } from '@tiptap/pm/transform'
import { createDocument, type Editor } from '@tiptap/react'
import { withLineAtEnd } from './line-at-end'
import { newerMarks } from './marks'
import { replacementsIn, type Replacement } from '@/domain/content/changes/replacements'

/** A text at one moment and the changes since, until `end` is called. */
export type TrackedText = { doc: Node; since: Mapping; end: () => void }

export function trackText(editor: Editor): TrackedText {
  const since = new Mapping()
  const follow = ({ transaction }: { transaction: Transaction }) => since.appendMapping(transaction.mapping)
  editor.on('transaction', follow)
  return { doc: editor.state.doc, since, end: () => editor.off('transaction', follow) }
}

/** Replaces the text but keeps words typed since, cursor and history. False if someone typed in replaced places. */
export function replaceText(editor: Editor, moment: TrackedText, body: object): boolean {
  const tr = createReplacement(editor.state, moment, body)
  if (tr) keepInView(editor, tr, () => editor.view.dispatch(tr))
  return tr !== undefined
}

/** Returns the transaction that replaces the text, or undefined if someone typed in a replaced place. */
export function createReplacement(state: EditorState, { doc, since }: Omit<TrackedText, 'end'>, body: object) {
  const places = replacementsIn(
    doc,
    withLineAtEnd(createDocument(body, state.schema, {}, { errorOnInvalidContent: true })),
  ).map((one) => ({
    ...one,
    // Typing at the edge of deleted words conflicts; typing where words are inserted does not.
    from: since.map(one.from, one.from === one.to ? 1 : -1),
    to: since.map(one.to, 1),
    was: one,
  }))
  if (places.some(({ from, to, was }) => !isUntouched({ doc, now: state.doc, since }, was, { from, to })))
    return undefined
  const tr = state.tr
  const marks: { from: number; to: number }[] = []
  let moved = 0
  for (const { from, to, content } of places) {
    tr.step(new ReplaceStep(from + moved, to + moved, new Slice(content, 0, 0)))
    marks.push({ from: from + moved, to: from + moved + content.size })
    moved += content.size - (to - from)
  }
  return tr.setMeta('addToHistory', false).setMeta(newerMarks.key, marks)
}

type ComparedTexts = { doc: Node; now: Node; since: Mapping }

function isUntouched({ doc, now, since }: ComparedTexts, was: Replacement, { from, to }: { from: number; to: number }) {
  if (was.from === was.to) return !since.mapResult(was.from, 1).deleted
  return to - from === was.to - was.from && now.slice(from, to).eq(doc.slice(was.from, was.to))
}

/** Keeps the line of the cursor, or the first visible line, in its place while the text above changes. */
function keepInView(editor: Editor, tr: Transaction, change: () => void) {
  const { view } = editor
  const at = placeInView(editor)
  const before = at === undefined ? 0 : view.coordsAtPos(at).top
  change()
  if (at === undefined) return
  const moved = view.coordsAtPos(Math.min(tr.mapping.map(at), view.state.doc.content.size)).top - before
  if (moved) window.scrollBy({ top: moved, behavior: 'instant' })
}

function placeInView({ view, state }: Editor): number | undefined {
  const { top } = view.coordsAtPos(state.selection.head)
  if (view.hasFocus() && top >= 0 && top <= window.innerHeight) return state.selection.head
  const box = view.dom.getBoundingClientRect()
  const bar = document.querySelector('.editor > header')?.getBoundingClientRect().bottom ?? 0
  // While the beginning of the text is visible, nothing above it changes.
  if (box.top >= bar) return undefined
  return view.posAtCoords({ left: box.left + 1, top: Math.max(bar, 0) + 8 })?.pos
}
