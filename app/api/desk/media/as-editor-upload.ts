import type { EditorUpload } from '@/domain/writing/editing'
import type { Media } from '@/domain/files/media'

export function asEditorUpload(upload: Media): EditorUpload {
  const { id, lineage, version, name, type, bytes, width, height, pages, recording, title, language, tagged } = upload
  const { alt, decorative, caption, credit } = upload
  return {
    id,
    lineage,
    version,
    name,
    type,
    bytes,
    width,
    height,
    pages,
    recording,
    title,
    language,
    tagged,
    alt,
    decorative,
    caption,
    credit,
  }
}
