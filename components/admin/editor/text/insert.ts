import type { Editor } from '@tiptap/react'
import type { EditorUpload } from '@/domain/editing'
import type { useUploads } from '../uploads'

type Uploads = ReturnType<typeof useUploads>

/** Puts an upload into the text as a picture or a file, at `at` or where the cursor is. */
export function insertUpload(editor: Editor, upload: EditorUpload, at?: number) {
  const { id: mediaId, type, alt, decorative, caption, credit } = upload
  const node =
    type === 'application/pdf'
      ? { type: 'file', attrs: { mediaId } }
      : { type: 'picture', attrs: { mediaId, alt, decorative, caption, credit } }
  editor
    .chain()
    .focus()
    .insertContentAt(placeBelow(editor, at ?? editor.state.selection.to), node)
    .run()
}

/**
 * Below the paragraph, or below the whole table or callout: a sentence is not cut in two, a cell is too narrow for a
 * picture, and a callout holds words alone.
 */
export function placeBelow({ state: { doc } }: Editor, at: number) {
  const place = doc.resolve(Math.min(at, doc.content.size))
  for (let depth = place.depth; depth > 0; depth--)
    if (['table', 'callout'].includes(place.node(depth).type.name)) return place.after(depth)
  return place.parent.isTextblock && place.parent.content.size > 0 ? place.after() : at
}

/**
 * Uploads files one after the other and puts each where it was dropped, wherever that place has moved meanwhile: also
 * when it comes later, because it had to be tried again.
 */
export async function uploadInto(editor: Editor, uploads: Uploads, files: File[], at: number) {
  const place = follow(editor, at)
  const put = (upload: EditorUpload) => !editor.isDestroyed && insertUpload(editor, upload, place.at())
  for (const file of files) {
    const upload = await uploads.upload(file, put)
    if (upload) put(upload)
  }
}

function follow(editor: Editor, start: number) {
  let at = start
  const move = ({ transaction }: { transaction: { mapping: { map(position: number): number } } }) =>
    void (at = transaction.mapping.map(at))
  editor.on('transaction', move)
  return { at: () => at }
}
