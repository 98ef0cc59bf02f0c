import type { Editor } from '@tiptap/react'
import type { EditorUpload } from '@/domain/editing'
import type { useUploads } from '../uploads'

type Uploads = ReturnType<typeof useUploads>

/** Puts an upload into the text as a picture or a file, at `at` or where the cursor is. */
export function insertUpload(editor: Editor, { id, type, alt }: EditorUpload, at?: number) {
  const node =
    type === 'application/pdf'
      ? { type: 'file', attrs: { mediaId: id } }
      : { type: 'picture', attrs: { mediaId: id, alt } }
  editor
    .chain()
    .focus()
    .insertContentAt(outsideTable(editor, at ?? editor.state.selection.to), node)
    .run()
}

/** A cell is too narrow for a picture: it goes below the table. */
function outsideTable(editor: Editor, at: number) {
  const place = editor.state.doc.resolve(Math.min(at, editor.state.doc.content.size))
  for (let depth = place.depth; depth > 0; depth--)
    if (place.node(depth).type.name === 'table') return place.after(depth)
  return at
}

/** Uploads files one after the other and puts each where it was dropped, wherever that place has moved meanwhile. */
export async function uploadInto(editor: Editor, uploads: Uploads, files: File[], at: number) {
  const place = follow(editor, at)
  for (const file of files) {
    const upload = await uploads.upload(file)
    if (upload && !editor.isDestroyed) insertUpload(editor, upload, place.at())
  }
  place.stop()
}

function follow(editor: Editor, start: number) {
  let at = start
  const move = ({ transaction }: { transaction: { mapping: { map(position: number): number } } }) =>
    void (at = transaction.mapping.map(at))
  editor.on('transaction', move)
  return { at: () => at, stop: () => editor.off('transaction', move) }
}
