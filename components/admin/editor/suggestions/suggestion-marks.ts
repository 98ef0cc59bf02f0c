import type { Node } from '@tiptap/pm/model'
import { Decoration } from '@tiptap/pm/view'
import { marksOver } from '../text/marks'
import { blockRanges, suggestedDom, isInline } from './suggested-dom'
import type { PlacedSuggestion } from './placed-suggestions'

export type SuggestionAct = 'next' | 'previous' | 'accept' | 'refuse'

type MarksChange = { items: PlacedSuggestion[]; current: string | undefined }
type SuggestionHandlers = { act: (act: SuggestionAct) => boolean; pick: (id: string) => void }

const marks = marksOver<MarksChange>('suggestions', (doc, { items, current }) =>
  items.flatMap((item) => suggestionDecorations(doc, item, current)),
)
export const showSuggestions = marks.show

export function suggestionMarks(on: () => SuggestionHandlers) {
  return marks.extension({
    props: {
      handleClick(view, pos, event) {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-suggestion]')?.dataset.suggestion
        if (id) on().pick(id)
        return false
      },
      handleKeyDown(_, event) {
        const act = keyToAct(event)
        return act !== undefined && on().act(act)
      },
    },
  })
}

/** Returns the act of a key. F8 is at the same place on all keyboards and types nothing. */
function keyToAct({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): SuggestionAct | undefined {
  if (key !== 'F8' || altKey) return undefined
  if (ctrlKey || metaKey) return shiftKey ? 'refuse' : 'accept'
  return shiftKey ? 'previous' : 'next'
}

function suggestionDecorations(
  doc: Node,
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
      for (const block of blockRanges(doc, from, to))
        marks.push(Decoration.node(block.from, block.to, { class: 'suggested-out' }))
  }
  if (content.size) {
    const dom = () => {
      const outer = document.createElement(inline ? 'span' : 'div')
      const added = outer.appendChild(document.createElement('ins'))
      added.className = inline ? look : `${look} suggested-blocks`
      Object.assign(added.dataset, { by, suggestion: id })
      added.append(suggestedDom(content, content.firstChild!.type.schema))
      return outer
    }
    marks.push(Decoration.widget(to, dom, { side: 1, key: `${id} ${look}` }))
  }
  return marks
}
