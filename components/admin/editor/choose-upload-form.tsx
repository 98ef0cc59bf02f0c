import type { PickerChoice, UploadChoice } from '@/components/admin/picker/choice'
import { Picker } from '@/components/admin/picker/picker'
import { FileButton } from '@/components/ui/file-button'
import type { EditorUpload } from '@/domain/writing/editing'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogForm } from '@/components/ui/dialog'
import { acceptedTypes } from './send-upload'
import { useUploads } from './uploads'

const nameList = new Intl.ListFormat('en-GB')

const choiceWords = {
  picture: {
    label: 'Find a picture',
    upload: 'Upload a picture',
    kinds: 'JPEG, PNG, WebP or GIF, at most 30 MB',
    one: 'Use this picture',
    many: 'pictures',
  },
  document: {
    label: 'Find a file',
    upload: 'Upload a file',
    kinds: 'PDF, Word, Excel, PowerPoint, OpenDocument, CSV, sound or film (MP3, M4A, Ogg, MP4, WebM), at most 100 MB',
    one: 'Use this file',
    many: 'files',
  },
}

export function ChooseUploadForm({ type, onChoose, onlyOne, onFiles, onClose }: ChooseUploadProps) {
  const uploads = useUploads()
  const [asked, setAsked] = useState<UploadChoice[]>()
  const { label, upload, kinds, one, many } = choiceWords[type]

  function choose(choices: PickerChoice[]) {
    const chosen = choices.filter((choice) => choice.is === 'upload')
    if (chosen.some(({ opensMore }) => opensMore)) setAsked(chosen)
    else put(chosen)
  }

  function put(chosen: UploadChoice[]) {
    chosen.forEach(uploads.add)
    onChoose(chosen)
    onClose()
  }

  function take(files: File[]) {
    onClose()
    if (onFiles) onFiles(files)
    else void uploadAll(files)
  }

  async function uploadAll(files: File[]) {
    for (const file of files) await uploads.upload(file, (stored: EditorUpload) => onChoose([stored]))
  }

  if (asked)
    return (
      <DialogForm
        verb="Use it here"
        kind="danger"
        onSubmit={() => put(asked)}
        beside={<Button onPress={() => setAsked(undefined)}>Choose another</Button>}
      >
        <p>
          At the desk, fewer people see{' '}
          {nameList.format(asked.flatMap((one) => (one.opensMore ? `“${one.name}”` : [])))} than see this text. Used
          here, everybody who sees this text sees it too, and readers once it is published. The site history says that
          you used it.
        </p>
      </DialogForm>
    )
  return (
    <Picker
      entryId={uploads.entryId}
      types={[type]}
      label={label}
      placeholder="Name, title, description or credit"
      several={onlyOne ? undefined : 'also'}
      verb={(count) => (count > 1 ? `Use these ${count} ${many}` : one)}
      onChoose={choose}
      beside={
        <FileButton accept={acceptedTypes[type]} multiple={!onlyOne} onChoose={take}>
          {upload}
        </FileButton>
      }
    >
      <p className="text-sm text-soft">
        {!onlyOne && 'For several, use the boxes, or Space with the arrow keys. '}
        {kinds}.
      </p>
    </Picker>
  )
}

export type ChooseUploadProps = {
  type: 'picture' | 'document'
  /** Called with the uploads in the order of choice, or with a file once it is uploaded. */
  onChoose: (uploads: EditorUpload[]) => void
  onlyOne?: boolean
  /** Without `onFiles`, files are uploaded first and then chosen. */
  onFiles?: (files: File[]) => void
  onClose: () => void
}
