import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ReadingText, type Quotation, type TextRange } from './anchor'

/** The place of a comment. Until a comment is sent, `unsentId` is its id. */
export type CommentPlace = TextRange & { id: number }
export const unsentId = 0

type PlacesState = { marks: DecorationSet; current?: number }
type PlacesChange = { put?: CommentPlace[]; drop?: number[]; current?: number }

export const placesKey = new PluginKey<PlacesState>('comments')

type PlacesOptions = {
  onBegin: () => void
  /** `isAsked`: someone used the keyboard to open the comment. */
  onPick: (id: number, isAsked?: boolean) => void
}

export const CommentPlaces = Extension.create<PlacesOptions>({
  name: 'commentPlaces',
  addOptions: () => ({ onBegin: () => {}, onPick: () => {} }),
  addProseMirrorPlugins() {
    const { onBegin, onPick } = this.options
    return [
      new Plugin<PlacesState>({
        key: placesKey,
        state: { init: () => ({ marks: DecorationSet.empty }), apply: nextPlacesState },
        props: {
          decorations: (state) => placesKey.getState(state)?.marks,
          handleClick(view, pos) {
            const id = commentIdAt(view.state, pos)
            if (id) onPick(id)
            return false
          },
          handleKeyDown(view, event) {
            if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return false
            // ProseMirror learns the caret's position by an event; the next key can come before it.
            document.dispatchEvent(new Event('selectionchange'))
            const { from, empty } = view.state.selection
            const id = empty ? commentIdAt(view.state, from) : undefined
            if (id) onPick(id, true)
            else onBegin()
            return true
          },
        },
      }),
    ]
  },
})

function nextPlacesState(tr: EditorState['tr'], before: PlacesState): PlacesState {
  const change = tr.getMeta(placesKey) as PlacesChange | undefined
  const marks = tr.docChanged ? before.marks.map(tr.mapping, tr.doc) : before.marks
  if (!change) return marks === before.marks ? before : { ...before, marks }
  const current = 'current' in change ? change.current : before.current
  const replacedIds = new Set([...(change.drop ?? []), ...(change.put ?? []).map(({ id }) => id)])
  const remaining = placesOf(marks).filter(({ id }) => !replacedIds.has(id))
  return {
    current,
    marks: DecorationSet.create(
      tr.doc,
      [...remaining, ...(change.put ?? [])].map((one) => decorationOf(one, current)),
    ),
  }
}

function decorationOf({ id, from, to }: CommentPlace, current: number | undefined) {
  const look = { nodeName: 'mark', class: id === current || id === unsentId ? 'commented is-current' : 'commented' }
  return Decoration.inline(from, to, look, { comment: id })
}

function placesOf(marks: DecorationSet): CommentPlace[] {
  return marks.find().map(({ from, to, spec }) => ({ id: spec.comment as number, from, to }))
}

export function commentPlaces(state: EditorState): CommentPlace[] {
  return placesOf(placesKey.getState(state)?.marks ?? DecorationSet.empty)
}

function commentIdAt(state: EditorState, pos: number) {
  return commentPlaces(state).find(({ id, from, to }) => id !== unsentId && from <= pos && pos <= to)?.id
}

export function changePlaces(view: EditorView, what: PlacesChange) {
  view.dispatch(view.state.tr.setMeta(placesKey, what).setMeta('addToHistory', false))
}

/** Marks quotations that have no mark, and removes the marks of all other comments. */
export function syncSavedPlaces(view: EditorView, quotations: ({ id: number } & Quotation)[]) {
  const placedIds = new Set(commentPlaces(view.state).map(({ id }) => id))
  const ids = new Set(quotations.map(({ id }) => id))
  const drop = [...placedIds].filter((id) => id !== unsentId && !ids.has(id))
  const missing = quotations.filter(({ id }) => !placedIds.has(id))
  const reading = missing.length ? new ReadingText(view.state.doc) : undefined
  const put = missing.flatMap(({ id, ...quotation }) => {
    const range = reading!.find(quotation)
    return range ? [{ id, ...range }] : []
  })
  if (drop.length || put.length) changePlaces(view, { put, drop })
}
