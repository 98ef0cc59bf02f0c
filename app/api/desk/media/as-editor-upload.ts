import type { EditorUpload } from '@/domain/editing'
import type { Media } from '@/domain/media'

/** What an editor shows of an upload, and no more. */
export function asEditorUpload(upload: Media): EditorUpload {
  const { id, lineage, version, name, type, bytes, width, height, pages, alt, title, language, tagged } = upload
  return { id, lineage, version, name, type, bytes, width, height, pages, alt, title, language, tagged }
}
