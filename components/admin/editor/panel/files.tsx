import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { EditorUpload } from '@/domain/writing/editing'
import { isPicture } from '@/lib/files/media-types'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import { FilledIn, useFilledIn } from './filled-in-line'
import { FileRow } from './file-row'
import type { PanelPart } from './part'
import { withRowMoved } from './row-tool'
import type { File } from './attached-file'

export function Files({ draft, standing }: PanelPart) {
  const filling = useFilledIn(draft)
  const [choosing, setChoosing] = useState(false)
  const [over, setOver] = useState(false)
  const uploads = useUploads()
  const { files } = draft.fields
  const set = (files: File[]) => draft.change({ files })
  const now = () => draft.work.fields.files // an upload takes a while
  const add = (...uploads: EditorUpload[]) => {
    const added = uploads.filter(({ id }) => !now().some((file) => file.mediaId === id))
    set([...now(), ...added.map(proposedFile)])
    if (added[0]) void filling.fillFrom(added[0])
  }
  const replace = (old: File, upload: EditorUpload) =>
    set(
      now().map((file) =>
        file.mediaId === old.mediaId ? { ...file, mediaId: upload.id, accessible: upload.tagged } : file,
      ),
    )

  async function drop(dropped: FileList) {
    for (const file of dropped) {
      await uploads.upload(file, (upload) => {
        if (!isPicture(upload.type)) add(upload)
        else uploads.announce(`${upload.name} is a picture. Put it into the text, or make it the lead picture.`)
      })
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
              liveFiles={standing?.state.is === 'live' ? standing.liveFiles : undefined}
              first={n === 0}
              last={n === files.length - 1}
              onChange={(changes) => set(files.map((one) => (one === file ? { ...one, ...changes } : one)))}
              onMove={(by) => set(withRowMoved(files, n, by))}
              onRemove={() => set(files.filter((one) => one !== file))}
              onReplace={(upload) => replace(file, upload)}
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
      <FilledIn filling={filling} />
      {choosing && (
        <ChooseUpload type="document" onClose={() => setChoosing(false)} onChoose={(chosen) => add(...chosen)} />
      )}
    </div>
  )
}

function proposedFile({ id, title, language, tagged }: EditorUpload): File {
  return { mediaId: id, title, language, accessible: tagged }
}
