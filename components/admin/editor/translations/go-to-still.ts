import type { Editor } from '@tiptap/react'
import type { Passage } from '@/domain/content/checks/translation/passages'

/** The fields of the page in their order, before the text. */
const fieldOrder = ['title', 'summary', 'contentNote', 'lead']

function placeOf({ place }: Passage): number {
  return 'field' in place ? fieldOrder.indexOf(place.field) - fieldOrder.length : place.from
}

/** Where somebody is: a position in the text, or a field before it. */
function hereIn(editor: Editor) {
  const lines = [...document.querySelectorAll('.editor .line')]
  const line = lines.findIndex((one) => one === document.activeElement)
  if (line >= 0) return line - fieldOrder.length
  return editor.isFocused ? editor.state.selection.from : undefined
}

/** The passage that comes after the one where somebody is, and after the last one the first. */
export function nextPassage(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = hereIn(editor) ?? (last ? placeOf(last) : -Infinity)
  return passages.find((one) => placeOf(one) > here) ?? passages[0]
}

/** The passage that somebody is in. */
export function passageHere(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = hereIn(editor)
  if (here === undefined) return last && passages.find(({ words }) => words === last.words)
  return passages.find((one) =>
    'field' in one.place ? placeOf(one) === here : one.place.from <= here && here <= one.place.to,
  )
}
