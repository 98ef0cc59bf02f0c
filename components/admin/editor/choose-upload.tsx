'use client'

import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import type { EditorUpload } from '@/domain/writing/editing'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ask } from '@/components/ui/ask'
import { uploadFacts } from './file-facts'
import { acceptedTypes } from './send-upload'
import { useUploads } from './uploads'

type Props = {
  type: 'picture' | 'document'
  onChoose: (upload: EditorUpload) => void
  /** Takes a file from this computer. Without it, the file is uploaded and then chosen. */
  onFile?: (file: File) => void
  onClose: () => void
}

const words = {
  picture: { title: 'Picture', upload: 'Upload a picture', kinds: 'JPEG, PNG, WebP or GIF, at most 30 MB' },
  document: {
    title: 'File',
    upload: 'Upload a file',
    kinds: 'PDF, Word, Excel, PowerPoint, OpenDocument or CSV, at most 100 MB',
  },
}

/** A file from this computer, or one that was uploaded before. */
export function ChooseUpload({ type, onChoose, onFile, onClose }: Props) {
  const uploads = useUploads()
  const [choices, setChoices] = useState<EditorUpload[]>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    void ask<EditorUpload[]>(`/api/desk/media?type=${type}`).then((result) => {
      if (!isCurrent) return
      if (result.ok) setChoices(result.value)
      else setProblem(result.problems[0]!.message)
    })
    return () => void (isCurrent = false)
  }, [type])

  function choose(upload: EditorUpload) {
    uploads.add(upload)
    onChoose(upload)
    onClose()
  }

  function upload(files: FileList | null) {
    const [file] = files ?? []
    onClose()
    if (!file) return
    if (onFile) onFile(file)
    else void uploads.upload(file, onChoose)
  }

  const { title, upload: label, kinds } = words[type]
  return (
    <Dialog title={title} open onOpenChange={onClose}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <FileTrigger acceptedFileTypes={acceptedTypes[type].split(',')} onSelect={upload}>
          <Button kind="primary" autoFocus>
            {label}
          </Button>
        </FileTrigger>
        <p className="text-sm text-soft">{kinds}</p>
      </div>
      {problem && <p className="mt-4 text-soft">{problem}</p>}
      {choices && choices.length > 0 && (
        <>
          <h3 className="mt-6 mb-2 border-t border-line pt-3 text-sm">Or one that is here already</h3>
          <ul className={type === 'picture' ? 'grid grid-cols-3 gap-2' : 'divide-y divide-line'}>
            {choices.map((choice) => (
              <li key={choice.id}>
                <AriaButton
                  onPress={() => choose(choice)}
                  className="block w-full cursor-pointer text-left hover:bg-wash"
                >
                  {type === 'picture' ? <Thumbnail {...choice} /> : <Document {...choice} />}
                </AriaButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function Thumbnail({ id, name, alt }: EditorUpload) {
  return (
    <>
      <img src={`/api/desk/media/${id}/shown.webp`} alt={alt} className="aspect-[4/3] w-full bg-wash object-cover" />
      <span className="block truncate text-sm text-soft">{name}</span>
    </>
  )
}

function Document(upload: EditorUpload) {
  return (
    <span className="flex items-start gap-2 py-2">
      <FileText aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        <span className="block font-semibold wrap-anywhere">{upload.name}</span>
        <span className="text-sm text-soft">{uploadFacts(upload)}</span>
      </span>
    </span>
  )
}
