'use client'

import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '@/components/ui/button'
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

  async function send(chosen: FileList | null) {
    const [file] = chosen ?? []
    if (file) await uploads.upload(file, onReplace, upload.id)
  }

  return (
    <div>
      <FileTrigger acceptedFileTypes={acceptedTypes.document.split(',')} onSelect={send}>
        <Button small aria-label={`Replace ${upload.name} with a newer version…`}>
          Replace with a newer version…
        </Button>
      </FileTrigger>
    </div>
  )
}
