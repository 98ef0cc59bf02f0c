'use client'

import { FileButton } from '@/components/ui/file-button'
import type { EditorUpload } from '@/domain/writing/editing'
import { acceptedTypes } from '../send-upload'
import { useUploads } from '../uploads'

type Props = { upload: EditorUpload; onReplace: (upload: EditorUpload) => void }

/**
 * Puts the next version of a file into this draft. Readers get it when the draft is published, so that whoever reviews the
 * text reviews the file.
 */
export function ReplaceFile({ upload, onReplace }: Props) {
  const uploads = useUploads()

  return (
    <div>
      <FileButton
        accept={acceptedTypes.document}
        onChoose={([file]) => void uploads.upload(file!, onReplace, upload.id)}
        small
        aria-label={`Replace ${upload.name} with a newer version…`}
      >
        Replace with a newer version…
      </FileButton>
    </div>
  )
}
