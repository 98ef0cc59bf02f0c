import { createContext, use, useRef, useState, type ReactNode } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import type { EditorUpload } from '@/domain/writing/editing'
import { namesPeople, type DocumentFacts } from './documents/document-facts'
import { keepBothUrl, uploadUrl, nextVersionUrl, sendUpload } from './send-upload'
import { UploadLines, type UploadLine, type UploadPlace } from './upload-lines'

/** A function that is called once the file is stored, also by a later try; never for a refused file. */
type OnStored = (upload: EditorUpload) => void

type EditorUploads = {
  entryId?: number
  find(id: string): EditorUpload | undefined
  add(upload: EditorUpload): void
  /** Shows progress and errors, and offers a retry. `replaces`: the upload of which the file is a version. */
  upload(file: File, onStored: OnStored, replaces?: string): Promise<void>
  /** Shows a file that waits for others. The returned function sends it. */
  begin(file: File, onStored: OnStored, place?: UploadPlace): () => Promise<void>
  announce(message: string): void
}

/** The time that a message is shown. */
const remarkDurationMs = 20_000

const leaveWarning = {
  title: 'Leave while a file is on its way?',
  message: 'It does not come into the text if you leave before it has arrived, and has to be sent again.',
  leave: 'Leave all the same',
}

const UploadsContext = createContext<EditorUploads | undefined>(undefined)

export function useUploads() {
  return use(UploadsContext)!
}

type Props = { entryId?: number; initialUploads: EditorUpload[]; children: ReactNode }

export function UploadsProvider({ entryId, initialUploads, children }: Props) {
  const [uploads, setUploads] = useState(() => new Map(initialUploads.map((upload) => [upload.id, upload])))
  const [lines, setLines] = useState<UploadLine[]>([])
  /** For screen readers: the start and the result of an upload, not each step. */
  const [announcement, setAnnouncement] = useState('')
  const keys = useRef(0)

  const put = (line: UploadLine) =>
    setLines((all) =>
      all.some(({ key }) => key === line.key) ? all.map((one) => (one.key === line.key ? line : one)) : [...all, line],
    )
  const drop = (key: number) => setLines((all) => all.filter((line) => line.key !== key))
  const add = (upload: EditorUpload) => setUploads((all) => new Map(all).set(upload.id, upload))

  function begin(file: File, onStored: OnStored, place?: UploadPlace, replaces?: string) {
    const { name } = file
    const line: UploadLine = { key: ++keys.current, name, place }
    function finish({ visibleProperties, ...upload }: EditorUpload & { visibleProperties?: DocumentFacts }) {
      drop(line.key)
      add(upload)
      setAnnouncement(`Uploaded: ${name}.`)
      if (visibleProperties && namesPeople(visibleProperties))
        put({ key: line.key, name, telling: { document: upload, visibleProperties } })
      onStored(upload)
    }
    async function send(to = replaces ? nextVersionUrl(replaces) : uploadUrl) {
      put({ ...line, progress: { part: 0 } })
      setAnnouncement(`Uploading ${name}.`)
      const result = await sendUpload(file, (progress) => put({ ...line, progress }), to)
      if (result.ok) return finish(result.value)
      const problem = result.problems.map(({ message }) => message).join(' ')
      const { existing } = result
      const same = existing && { existing, use: () => finish(existing), keepBoth: () => void send(keepBothUrl) }
      put({ ...line, problem, same, remark: !!same, again: result.again ? () => void send(to) : undefined })
      setAnnouncement(place ? `Not uploaded: ${name}. Where it was to stand in the text it says why.` : '')
    }
    put(line)
    return () => send()
  }

  function announce(problem: string) {
    const key = ++keys.current
    put({ key, name: '', problem, remark: true })
    setTimeout(() => drop(key), remarkDurationMs)
  }
  const upload = (file: File, onStored: OnStored, replaces?: string) => begin(file, onStored, undefined, replaces)()
  return (
    <UploadsContext value={{ entryId, find: (id) => uploads.get(id), add, upload, begin, announce }}>
      {children}
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
      <UploadLines lines={lines} onDismiss={drop} onReplaced={add} />
      <LeaveGuard unsaved={lines.some(({ problem, telling }) => !problem && !telling)} words={leaveWarning} />
    </UploadsContext>
  )
}
