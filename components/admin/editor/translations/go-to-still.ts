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

/** Returns the passage at `last`, where a button has led, or at the cursor. */
export function passageAt(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = last ? placeOf(last) : (cursorPlace(editor) ?? editor.state.selection.from)
  return passages.find((one) =>
    'field' in one.place ? placeOf(one) === here : one.place.from <= here && here <= one.place.to,
  )
}

export function passageBeyond(
  passages: Passage[],
  editor: Editor,
  { last, isBack }: { last: Passage | undefined; isBack?: boolean },
): Passage | undefined {
  const { from } = editor.state.selection
  // At the start of the text nobody has moved yet: the title comes first.
  const here = last ? placeOf(last) : (cursorPlace(editor) ?? (from > 1 ? from : -Infinity))
  if (isBack) return passages.findLast((one) => endPosition(one) < here) ?? passages.at(-1)
  return passages.find((one) => placeOf(one) > here) ?? passages[0]
}

function endPosition(passage: Passage) {
  return 'field' in passage.place ? placeOf(passage) : passage.place.to
}
