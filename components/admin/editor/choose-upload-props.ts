import type { EditorUpload } from '@/domain/writing/editing'

export type ChooseUploadProps = {
  type: 'picture' | 'document'
  /** Called with what was chosen, in that order, or with a file once it has come. */
  onChoose: (uploads: EditorUpload[]) => void
  /** One alone can be chosen. */
  onlyOne?: boolean
  /** Takes files from this computer. Without it, they are uploaded and then chosen. */
  onFiles?: (files: File[]) => void
  onClose: () => void
}
