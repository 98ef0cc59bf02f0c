import type { Editor } from '@tiptap/react'
import type { Passage } from '@/domain/content/checks/translation/passages'

const fieldOrder = ['title', 'summary', 'contentNote', 'lead']

function placeOf({ place }: Passage): number {
  return 'field' in place ? fieldOrder.indexOf(place.field) - fieldOrder.length : place.from
}

function cursorPlace(editor: Editor) {
  const lines = [...document.querySelectorAll('.editor .line')]
  const line = lines.findIndex((one) => one === document.activeElement)
  if (line >= 0) return line - fieldOrder.length
  return editor.isFocused ? editor.state.selection.from : undefined
}

export function nextPassage(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = cursorPlace(editor) ?? (last ? placeOf(last) : -Infinity)
  return passages.find((one) => placeOf(one) > here) ?? passages[0]
}

export function passageHere(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = cursorPlace(editor)
  if (here === undefined) return last && passages.find(({ words }) => words === last.words)
  return passages.find((one) =>
    'field' in one.place ? placeOf(one) === here : one.place.from <= here && here <= one.place.to,
  )
}
