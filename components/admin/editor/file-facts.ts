import type { EditorUpload } from '@/domain/writing/editing'
import { durationOf, formatName, pagesOf } from '@/lib/file-words'
import { fileSize } from '@/lib/html'

/** "PDF, 1.2 MB, 14 pages" */
export function uploadFacts({ type, bytes, pages, recording, width, height }: EditorUpload) {
  const format = formatName(type)
  const extent = pages ? pagesOf(pages) : width && `${width} × ${height}`
  return [format, fileSize(bytes), extent, recording && durationOf(recording.seconds)].filter(Boolean).join(', ')
}
