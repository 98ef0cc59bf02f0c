import type { EditorUpload } from '@/domain/editing'
import { formatNames } from '@/lib/format-names'
import { fileSize } from '@/lib/html'

/** "PDF, 1.2 MB, 14 pages" */
export function fileFacts({ type, bytes, pages, width, height }: EditorUpload) {
  const format = formatNames[type]
  const extent = pages ? `${pages} ${pages === 1 ? 'page' : 'pages'}` : width && `${width} × ${height}`
  return [format, fileSize(bytes), extent].filter(Boolean).join(', ')
}
