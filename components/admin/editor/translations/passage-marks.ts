import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Passage } from '@/domain/content/checks/translation/passages'
import { marksOver } from '../text/marks'

const look = { class: 'still-original', 'aria-description': 'Still in the words of the original' }

const marks = marksOver<Passage[]>('stillOriginal', (doc, passages) =>
  passages.flatMap(({ place }) => {
    if (!('from' in place)) return []
    const { from, to } = place
    const { parent, parentOffset } = doc.resolve(from)
    const isParagraph = parent.isTextblock && parentOffset === 0 && to > from + 1
    return Decoration.node(isParagraph ? from - 1 : from, isParagraph ? to + 1 : to, look)
  }),
)

function show(view: EditorView, passages: Passage[]) {
  if (passages.length || marks.key.getState(view.state) !== DecorationSet.empty) marks.show(view, passages)
}

export const stillMarks = { extension: marks.extension(), show }
