import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { Reading, type Quotation, type Range } from './anchor'

/** `unsentId`: the comment being written, which has no id yet. */
export type CommentPlace = Range & { id: number }
export const unsentId = 0

type State = { marks: DecorationSet; current?: number }
type Change = { put?: CommentPlace[]; drop?: number[]; current?: number }

export const placesKey = new PluginKey<State>('comments')

type Options = {
  onBegin: () => void
  /** `isAsked`: someone used the keyboard to open the comment. */
  onPick: (id: number, isAsked?: boolean) => void
}

/** Marks the words that comments are about. The marks move with the text and are not part of it. */
export const CommentPlaces = Extension.create<Options>({
  name: 'commentPlaces',
  addOptions: () => ({ onBegin: () => {}, onPick: () => {} }),
  addProseMirrorPlugins() {
    const { onBegin, onPick } = this.options
    return [
      new Plugin<State>({
        key: placesKey,
        state: { init: () => ({ marks: DecorationSet.empty }), apply: next },
        props: {
          decorations: (state) => placesKey.getState(state)?.marks,
          handleClick(view, pos) {
            const id = idAt(view.state, pos)
            if (id) onPick(id)
            return false
          },
          handleKeyDown(view, event) {
            if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return false
            // ProseMirror learns the caret's position by an event; the next key can come before it.
            document.dispatchEvent(new Event('selectionchange'))
            const { from, empty } = view.state.selection
            const id = empty ? idAt(view.state, from) : undefined
            if (id) onPick(id, true)
            else onBegin()
            return true
          },
        },
      }),
    ]
  },
})

function next(tr: EditorState['tr'], before: State): State {
  const change = tr.getMeta(placesKey) as Change | undefined
  const marks = tr.docChanged ? before.marks.map(tr.mapping, tr.doc) : before.marks
  if (!change) return marks === before.marks ? before : { ...before, marks }
  const current = 'current' in change ? change.current : before.current
  const replacedIds = new Set([...(change.drop ?? []), ...(change.put ?? []).map(({ id }) => id)])
  const remaining = placesIn(marks).filter(({ id }) => !replacedIds.has(id))
  return {
    current,
    marks: DecorationSet.create(
      tr.doc,
      [...remaining, ...(change.put ?? [])].map((one) => mark(one, current)),
    ),
  }
}

function mark({ id, from, to }: CommentPlace, current: number | undefined) {
  const look = { nodeName: 'mark', class: id === current || id === unsentId ? 'commented is-current' : 'commented' }
  return Decoration.inline(from, to, look, { comment: id })
}

function placesIn(marks: DecorationSet): CommentPlace[] {
  return marks.find().map(({ from, to, spec }) => ({ id: spec.comment as number, from, to }))
}

export function places(state: EditorState): CommentPlace[] {
  return placesIn(placesKey.getState(state)?.marks ?? DecorationSet.empty)
}

function idAt(state: EditorState, pos: number) {
  return places(state).find(({ id, from, to }) => id !== unsentId && from <= pos && pos <= to)?.id
}

export function change(view: EditorView, what: Change) {
  view.dispatch(view.state.tr.setMeta(placesKey, what).setMeta('addToHistory', false))
}

/** Marks quotations that have no mark, and removes the marks of all other comments. */
export function settle(view: EditorView, quotations: ({ id: number } & Quotation)[]) {
  const placedIds = new Set(places(view.state).map(({ id }) => id))
  const ids = new Set(quotations.map(({ id }) => id))
  const drop = [...placedIds].filter((id) => id !== unsentId && !ids.has(id))
  const missing = quotations.filter(({ id }) => !placedIds.has(id))
  const reading = missing.length ? new Reading(view.state.doc) : undefined
  const put = missing.flatMap(({ id, ...quotation }) => {
    const range = reading!.find(quotation)
    return range ? [{ id, ...range }] : []
  })
  if (drop.length || put.length) change(view, { put, drop })
}
