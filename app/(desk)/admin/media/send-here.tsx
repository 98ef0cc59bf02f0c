'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { FileButton } from '@/components/ui/file-button'
import { acceptedTypes, keepBothUrl, uploadUrl, sendUpload } from '@/components/admin/editor/send-upload'
import { UploadQueueList } from './upload-queue-list'
import { isOnItsWay, uploadQueue, type QueuedFile } from './upload-queue'

export function UploadDropZone() {
  const [list, setList] = useState<readonly QueuedFile[]>([])
  const [queue] = useState(() =>
    uploadQueue(
      (file, onProgress, keepBoth) => sendUpload(file, onProgress, keepBoth ? keepBothUrl : uploadUrl),
      () => setList(queue.list()),
    ),
  )
  const over = useDropAnywhere(queue.add)
  const button = useRef<HTMLButtonElement>(null)
  useCommands('This page', () => [{ label: 'Upload files', also: 'pictures send', run: () => button.current?.click() }])
  useRefreshWith(list.filter(({ is }) => is === 'kept').length)
  useEffect(() => {
    addEventListener('online', queue.online)
    return () => removeEventListener('online', queue.online)
  }, [queue])
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <FileButton
          accept={[acceptedTypes.picture, acceptedTypes.document].join(',')}
          multiple
          onChoose={queue.add}
          kind="primary"
          ref={button}
        >
          Upload files
        </FileButton>
        <p className="text-sm text-soft">
          Or drop them anywhere on this page. Pictures up to 30 MB, documents and recordings up to 100 MB.
        </p>
      </div>
      <UploadQueueList list={list} queue={queue} />
      <LeaveGuard unsaved={list.some(isOnItsWay)} words={leaveWarning} />
      {over && (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-3 z-40 grid place-items-center border-3 border-dashed border-accent bg-paper/85 text-xl font-semibold"
        >
          Drop the files to upload them
        </div>
      )}
    </>
  )
}

function useDropAnywhere(take: (files: FileList) => void) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const hold = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault() // otherwise the browser opens the file in place of the page
      setOver(true)
    }
    const leave = (event: DragEvent) => !event.relatedTarget && setOver(false)
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer!.files)
    }
    addEventListener('dragover', hold)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', hold)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [take])
  return over
}

const leaveWarning = {
  title: 'Leave while files are on their way?',
  message: 'What has not arrived yet is not kept, and has to be sent again.',
  leave: 'Leave all the same',
}

function useRefreshWith(uploadedCount: number) {
  const router = useRouter()
  useEffect(() => {
    if (uploadedCount) router.refresh()
  }, [uploadedCount, router])
}
