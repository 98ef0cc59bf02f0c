import { TextSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import type { EditorUpload } from '@/domain/writing/editing'
import { isPicture } from '@/lib/files/media-types'

export function goToBlock(editor: Editor, at: number) {
  editor.commands.setNodeSelection(at)
  const face = editor.view.nodeDOM(at) as HTMLElement | null
  const field = face?.querySelector<HTMLElement>('input, textarea') ?? editor.view.dom
  field.focus({ preventScroll: true })
  field.scrollIntoView({ block: 'center' })
}

/** Selects words and shows them. Focuses at once: a command would wait for a frame, and the next key may be faster. */
export function goToWords(editor: Editor, { from, to }: { from: number; to: number }) {
  const { view } = editor
  const { doc, tr } = view.state
  const end = Math.min(to, doc.content.size)
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(end))))
  view.focus()
  const { node } = view.domAtPos(Math.min(from + 1, end))
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}

export function goToLine(field: 'title' | 'summary') {
  const line = document.querySelectorAll<HTMLElement>('.editor .line')[field === 'title' ? 0 : 1]
  line?.focus({ preventScroll: true })
  line?.scrollIntoView({ block: 'center' })
}

/** Goes to the first new picture without a description: such a picture blocks publishing. */
export function goToUndescribed(editor: Editor, uploads: EditorUpload[]) {
  const isNew = new Set(uploads.filter(({ type, alt }) => isPicture(type) && !alt).map(({ id }) => id))
  if (!isNew.size) return
  // The dialog closes first, and returns the focus to the text.
  requestAnimationFrame(() => {
    if (editor.isDestroyed) return
    let at: number | undefined
    editor.state.doc.descendants(({ attrs: { mediaId, alt, decorative } }, pos) => {
      if (isNew.has(mediaId) && !alt && !decorative) at ??= pos
      return at === undefined
    })
    if (at !== undefined) goToBlock(editor, at)
  })
}
