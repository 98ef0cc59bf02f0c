'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Content } from '@/domain/content'
import type { EditorUpload } from '@/domain/editing'
import { languageNames, languages } from '@/lib/languages'
import { isPicture } from '@/lib/media-types'
import { ShowProperties } from '../../documents/properties'
import { ChooseUpload } from '../choose-upload'
import { fileFacts } from '../file-facts'
import { useUploads } from '../uploads'
import type { Part } from './part'

type File = Content['files'][number]

/** Documents offered beside the text: by button or dropped here, in the order readers get them. */
export function Files({ draft }: Part) {
  const [choosing, setChoosing] = useState(false)
  const [over, setOver] = useState(false)
  const uploads = useUploads()
  const { files } = draft.fields
  const set = (files: File[]) => draft.change({ files })
  const add = (mediaId: string) => {
    const now = draft.work.fields.files // an upload takes a while
    if (!now.some((file) => file.mediaId === mediaId))
      set([...now, { mediaId, title: '', language: null, accessible: null }])
  }

  async function drop(dropped: FileList) {
    for (const file of dropped) {
      const upload = await uploads.upload(file)
      if (upload && !isPicture(upload.type)) add(upload.id)
      else if (upload) uploads.say(`${upload.name} is a picture. Put it into the text, or make it the lead picture.`)
    }
  }

  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void drop(event.dataTransfer.files)
      }}
      className={`-mx-2 px-2 pb-1 ${over ? 'bg-wash outline-2 outline-accent outline-dashed' : ''}`}
    >
      {files.length > 0 && (
        <ol className="mb-3 divide-y divide-line">
          {files.map((file, n) => (
            <FileRow
              key={file.mediaId}
              file={file}
              first={n === 0}
              last={n === files.length - 1}
              onChange={(changes) => set(files.map((one) => (one === file ? { ...one, ...changes } : one)))}
              onMove={(by) => set(moved(files, n, by))}
              onRemove={() => set(files.filter((one) => one !== file))}
              onReplaced={(upload) => {
                uploads.add(upload)
                set(files.map((one) => (one === file ? { ...one, mediaId: upload.id } : one)))
              }}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button small onPress={() => setChoosing(true)}>
          Add a file
        </Button>
        <span className="text-sm text-soft">or drop them here</span>
      </div>
      {choosing && (
        <ChooseUpload type="document" onClose={() => setChoosing(false)} onChoose={(upload) => add(upload.id)} />
      )}
    </div>
  )
}

type RowProps = {
  file: File
  first: boolean
  last: boolean
  onChange: (changes: Partial<File>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onReplaced: (upload: EditorUpload) => void
}

function FileRow({ file, first, last, onChange, onMove, onRemove, onReplaced }: RowProps) {
  const upload = useUploads().find(file.mediaId)
  const name = upload?.name ?? 'this file'
  return (
    <li className="space-y-2 py-3 first:pt-0">
      <div className="flex items-start gap-1">
        <p className="min-w-0 flex-1 text-sm">
          <a
            href={`/api/desk/media/${file.mediaId}/${upload?.name ?? ''}`}
            target="_blank"
            className="font-semibold wrap-anywhere"
          >
            {name}
          </a>
          {upload && <span className="block text-soft">{fileFacts(upload)}</span>}
        </p>
        <Tool label={`Move ${name} up`} off={first} onPress={() => onMove(-1)} icon={ArrowUp} />
        <Tool label={`Move ${name} down`} off={last} onPress={() => onMove(1)} icon={ArrowDown} />
        <Tool label={`Remove ${name}`} onPress={onRemove} icon={X} />
      </div>
      <TextField
        label="Name that readers click"
        value={file.title}
        onChange={(title) => onChange({ title })}
        hint={file.title ? undefined : 'Left empty, it is the name of the file.'}
      />
      <SelectField
        label="Written in"
        value={file.language ?? ''}
        onChange={(event) => onChange({ language: (event.target.value || null) as File['language'] })}
        options={[
          { value: '', label: 'Not said' },
          ...languages.map((code) => ({ value: code, label: languageNames[code].english })),
        ]}
      />
      {upload && <ShowProperties document={upload} onReplaced={onReplaced} />}
    </li>
  )
}

type ToolProps = { label: string; off?: boolean; onPress: () => void; icon: typeof X }

function Tool({ label, off, onPress, icon: Icon }: ToolProps) {
  return (
    <Button kind="quiet" small aria-label={label} isDisabled={off} onPress={onPress} className="min-w-8 px-0!">
      <Icon aria-hidden className="size-4" />
    </Button>
  )
}

function moved(files: File[], from: number, by: -1 | 1) {
  const order = [...files]
  order.splice(from + by, 0, ...order.splice(from, 1))
  return order
}
