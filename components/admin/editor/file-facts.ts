import type { EditorUpload } from '@/domain/editing'
import { fileSize } from '@/lib/html'

/** "PDF, 1.2 MB, 14 pages" */
export function fileFacts({ type, bytes, pages, width, height }: EditorUpload) {
  const format = type === 'application/pdf' ? 'PDF' : type.slice('image/'.length).toUpperCase()
  const extent = pages ? `${pages} ${pages === 1 ? 'page' : 'pages'}` : width && `${width} × ${height}`
  return [format, fileSize(bytes), extent].filter(Boolean).join(', ')
}
