/** Changes fields by themselves; in the one that is written in, the cursor stays where it is in its words. */
export function withCaret(change: () => void) {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return change()
  const { value, selectionStart, selectionEnd } = field
  change()
  if (field.value === value || selectionStart === null || selectionEnd === null) return
  const move = movedIn(value, field.value)
  field.setSelectionRange(move(selectionStart), move(selectionEnd))
}

/** Returns where a place in a line is after one stretch of it has changed. */
export function movedIn(before: string, after: string) {
  const max = Math.min(before.length, after.length)
  let [start, end] = [0, 0]
  while (start < max && before[start] === after[start]) start++
  while (end < max - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return (at: number) => (at <= start ? at : Math.max(start, at + after.length - before.length))
}
