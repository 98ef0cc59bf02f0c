import { Link } from '@/components/ui/link'
import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { DuplicateFile } from '@/components/admin/editor/duplicate-file'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import type { EditorUpload } from '@/domain/writing/editing'
import type { UploadQueue, QueuedFile } from './upload-queue'

export function QueuedFileLine({ queuedFile, queue }: { queuedFile: QueuedFile; queue: UploadQueue }) {
  const { key, file, is } = queuedFile
  return (
    <li className={`flex items-start gap-3 border-t border-line px-3 py-2 ${stateClasses[is] ?? ''}`}>
      {is === 'kept' && <Thumbnail upload={thumbnailOf(queuedFile.upload)} small className="size-9 shrink-0" />}
      <div className="min-w-0 flex-1 wrap-anywhere">
        <FileLine queuedFile={queuedFile} queue={queue} />
      </div>
      {(is === 'refused' || is === 'same' || is === 'kept') && (
        <Button
          kind="quiet"
          small
          aria-label={`Dismiss ${file.name}`}
          onPress={() => queue.drop(key)}
          className="-my-1 -mr-2"
        >
          <X aria-hidden className="size-4" />
        </Button>
      )}
    </li>
  )
}

const stateClasses: Partial<Record<QueuedFile['is'], string>> = { refused: 'bg-bad-wash', same: 'bg-warn-wash' }

/** A new upload has no focal point yet. */
export function thumbnailOf(upload: EditorUpload) {
  return { ...upload, focalX: null, focalY: null }
}

function FileLine({ queuedFile, queue }: { queuedFile: QueuedFile; queue: UploadQueue }) {
  const { key, file } = queuedFile
  const again = (
    <Button small onPress={() => queue.again(key)} className="mt-1.5">
      Try again<span className="sr-only">: {file.name}</span>
    </Button>
  )
  switch (queuedFile.is) {
    case 'waiting':
      return <p className="text-soft">{file.name}: queued</p>
    case 'sending':
      return <FileProgress name={file.name} part={queuedFile.part} waits={queuedFile.waits} />
    case 'pausing':
      return (
        <>
          <p className="text-soft">{file.name}: the connection broke. It is sent again by itself in a moment.</p>
          {again}
        </>
      )
    case 'kept':
      return (
        <p>
          {file.name}: uploaded as <Link href={`/admin/media/${queuedFile.upload.id}`}>{queuedFile.upload.name}</Link>
        </p>
      )
    case 'refused':
      return (
        <>
          <p>
            <span className="font-semibold">Not uploaded: {file.name}.</span> {queuedFile.message}
          </p>
          {queuedFile.again && again}
        </>
      )
    case 'same':
      return (
        <>
          <p>
            <span className="font-semibold">{file.name}.</span> {queuedFile.message}
          </p>
          <DuplicateFile
            existing={queuedFile.existing}
            use={() => queue.drop(key)}
            keepBoth={() => queue.again(key, { keepBoth: true })}
          />
        </>
      )
  }
}

function FileProgress({ name, part, waits }: { name: string; part: number; waits?: boolean }) {
  const percent = Math.floor(part * 100)
  return (
    <>
      <p className="tabular-nums">
        {name}: {waits ? 'queued' : part >= 1 ? 'processing…' : `${percent} %`}
      </p>
      <div className="mt-1.5">
        <ProgressBar name={name} part={part} />
      </div>
    </>
  )
}
