import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { blocksIn, domOf, isInline } from './suggested-dom'
import type { PlacedSuggestion } from './placed-suggestions'

export type SuggestionAct = 'next' | 'previous' | 'accept' | 'refuse'

type State = { marks: DecorationSet }
type Change = { items: PlacedSuggestion[]; current: string | undefined }
type Options = { onAct: (act: SuggestionAct) => boolean; onPick: (id: string) => void }

const key = new PluginKey<State>('suggestions')

export const SuggestionMarks = Extension.create<Options>({
  name: 'suggestionMarks',
  addOptions: () => ({ onAct: () => false, onPick: () => {} }),
  addProseMirrorPlugins() {
    const { onAct, onPick } = this.options
    return [
      new Plugin<State>({
        key,
        state: { init: () => ({ marks: DecorationSet.empty }), apply: next },
        props: {
          decorations: (state) => key.getState(state)?.marks,
          handleClick(view, pos, event) {
            const id = (event.target as HTMLElement).closest<HTMLElement>('[data-suggestion]')?.dataset.suggestion
            if (id) onPick(id)
            return false
          },
          handleKeyDown(_, event) {
            const act = actOf(event)
            return act !== undefined && onAct(act)
          },
        },
      }),
    ]
  },
})

/** F8 is in one place on every keyboard and types nothing. */
function actOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): SuggestionAct | undefined {
  if (key !== 'F8' || altKey) return undefined
  if (ctrlKey || metaKey) return shiftKey ? 'refuse' : 'accept'
  return shiftKey ? 'previous' : 'next'
}

function next(tr: Transaction, before: State): State {
  const change = tr.getMeta(key) as Change | undefined
  if (change)
    return {
      marks: DecorationSet.create(
        tr.doc,
        change.items.flatMap((item) => marksOf(tr.doc, item, change.current)),
      ),
    }
  return tr.docChanged ? { marks: before.marks.map(tr.mapping, tr.doc) } : before
}

function marksOf(
  doc: EditorState['doc'],
  { id, by, place, content, field }: PlacedSuggestion,
  current: string | undefined,
) {
  // Only the panel shows words that have changed since.
  if (field !== 'body' || place.is !== 'open') return []
  const { from, to } = place
  const look = id === current ? 'suggested is-current' : 'suggested'
  const attributes = { class: look, 'data-by': by, 'data-suggestion': id }
  const inline = isInline(content.size ? content : doc.slice(from, to).content)
  const marks: Decoration[] = []
  if (to > from) {
    marks.push(Decoration.inline(from, to, { nodeName: 'del', ...attributes }))
    if (!inline)
      for (const block of blocksIn(doc, from, to))
        marks.push(Decoration.node(block.from, block.to, { class: 'suggested-out' }))
  }
  if (content.size) {
    const dom = () => {
      const outer = document.createElement(inline ? 'span' : 'div')
      const added = outer.appendChild(document.createElement('ins'))
      added.className = inline ? look : `${look} suggested-blocks`
      Object.assign(added.dataset, { by, suggestion: id })
      added.append(domOf(content, content.firstChild!.type.schema))
      return outer
    }
    marks.push(Decoration.widget(to, dom, { side: 1, key: `${id} ${look}` }))
  }
  return marks
}

export function showSuggestions(view: EditorView, change: Change) {
  view.dispatch(view.state.tr.setMeta(key, change).setMeta('addToHistory', false))
}
