import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Passage } from '@/domain/content/checks/translation/passages'
import { marksOver } from '../text/marks'

function passageMarks(name: string, look: { class: string; 'aria-description': string }) {
  const marks = marksOver<Passage[]>(name, (doc, passages) =>
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
  return { extension: marks.extension(), show }
}

export const draftMarks = passageMarks('machineDrafts', {
  class: 'machine-draft',
  'aria-description': 'Draft by a machine, not checked yet',
})

export const stillMarks = passageMarks('stillOriginal', {
  class: 'still-original',
  'aria-description': 'Still in the words of the original',
})
