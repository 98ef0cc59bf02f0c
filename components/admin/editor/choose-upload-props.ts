import type { EditorUpload } from '@/domain/writing/editing'

export type ChooseUploadProps = {
  type: 'picture' | 'document'
  /** Called with the uploads in the order of choice, or with a file once it is uploaded. */
  onChoose: (uploads: EditorUpload[]) => void
  onlyOne?: boolean
  /** Without it, files are uploaded first and then chosen. */
  onFiles?: (files: File[]) => void
  onClose: () => void
}
