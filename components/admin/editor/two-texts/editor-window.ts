import { flushSync } from 'react-dom'
import type { Content } from '@/domain/content/content'
import { contentJson, type Fields } from '../fields'
import { trackText, replaceText } from '../text/replace-text'
import type { Draft } from '../use-draft'
import type { TextSnapshot } from './bring-together'

export function beginMoment({ work, showFields }: Draft): TextSnapshot | undefined {
  const { tiptap: editor } = work
  if (!editor || editor.isDestroyed || work.isLeft) return undefined
  const [text, fields, followed] = [work.read(), work.fields, trackText(editor)]
  return {
    text,
    end: () => followed.end(),
    show(content) {
      if (editor.isDestroyed || work.isLeft) return false
      const next = withTyped(work.fieldsOf(content), fields, work.fields)
      if (!next || editor.view.composing || !replaceText(editor, followed, content.body as object)) return false
      keepCaret(() => flushSync(() => showFields(next)))
      return true
    },
  }
}

function keepCaret(change: () => void) {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return change()
  const { value, selectionStart, selectionEnd } = field
  change()
  if (field.value === value || selectionStart === null || selectionEnd === null) return
  const move = createPositionMapper(value, field.value)
  field.setSelectionRange(move(selectionStart), move(selectionEnd))
}

export function createPositionMapper(before: string, after: string) {
  const max = Math.min(before.length, after.length)
  let [start, end] = [0, 0]
  while (start < max && before[start] === after[start]) start++
  while (end < max - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return (at: number) => (at <= start ? at : Math.max(start, at + after.length - before.length))
}

/** The longest time to wait for a letter that is being composed. */
const maxCompositionMs = 10_000

export async function waitForComposition({ work: { tiptap: editor } }: Draft) {
  if (!editor || editor.isDestroyed || !editor.view.composing) return
  const { dom } = editor.view
  await new Promise<void>((resolve) => {
    // The editor reads the letter shortly after the event.
    const onEnd = () => void setTimeout(resolve, 50)
    dom.addEventListener('compositionend', onEnd, { once: true })
    setTimeout(resolve, maxCompositionMs)
  })
}

export function draftJson({ work }: Draft, content: Content) {
  return contentJson(work.fieldsOf(content), content.body)
}

/** Returns the merged fields with the changes typed since in other fields; undefined if both changed the same field. */
function withTyped(merged: Fields, compared: Fields, now: Fields): Fields | undefined {
  const names = Object.keys(merged) as (keyof Fields)[]
  const differ = (one: Fields, other: Fields, name: keyof Fields) =>
    JSON.stringify(one[name]) !== JSON.stringify(other[name])
  const typed = names.filter((name) => differ(compared, now, name))
  if (typed.some((name) => differ(merged, compared, name) && differ(merged, now, name))) return undefined
  return { ...merged, ...Object.fromEntries(typed.map((name) => [name, now[name]])) }
}
