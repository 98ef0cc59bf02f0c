import type { EditorUpload } from '@/domain/editing'
import type { Media } from '@/domain/media'

/** What an editor shows of an upload, and no more. */
export function asEditorUpload({ id, name, type, bytes, width, height, pages, alt }: Media): EditorUpload {
  return { id, name, type, bytes, width, height, pages, alt }
}
