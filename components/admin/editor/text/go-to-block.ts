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

/** Goes to the first new picture without a description: without one, the text cannot be published. */
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
