'use client'

import { createContext, use, useRef, useState, type ReactNode } from 'react'
import type { EditorUpload } from '@/domain/writing/editing'
import { tellsOfPeople, type DocumentFacts } from './documents/document-facts'
import { keepingBoth, library, nextOf, sendUpload } from './send-upload'
import { UploadLines, type UploadLine } from './upload-lines'
import type { UploadPlace } from './upload-place'

/** What came of an upload: at once, or later where it had to be tried again; never, where it was refused. */
type OnStored = (upload: EditorUpload) => void

type Uploads = {
  find(id: string): EditorUpload | undefined
  add(upload: EditorUpload): void
  /**
   * Uploads a file, shows how far it is and what went wrong, and offers to try again where that may help. With `replaces`,
   * the id of another upload, it is that one's next version.
   */
  upload(file: File, onStored: OnStored, replaces?: string): Promise<void>
  /** The same for a file that waits for others before it: it shows that, and goes when what this answers with is called. */
  begin(file: File, onStored: OnStored, place?: UploadPlace): () => Promise<void>
  /** Says something about a file in the corner. */
  say(message: string): void
}

const Context = createContext<Uploads | undefined>(undefined)

export function useUploads() {
  return use(Context)!
}

/** The uploads that this entry uses or may use, and the files on their way. */
export function UploadsProvider({ known, children }: { known: EditorUpload[]; children: ReactNode }) {
  const [uploads, setUploads] = useState(() => new Map(known.map((upload) => [upload.id, upload])))
  const [lines, setLines] = useState<UploadLine[]>([])
  /** Read aloud: that a file is on its way and what came of it, not each step between. */
  const [heard, setHeard] = useState('')
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
    function stored({ visibleProperties, ...upload }: EditorUpload & { visibleProperties?: DocumentFacts }) {
      drop(line.key)
      add(upload)
      setHeard(`Uploaded: ${name}.`)
      if (visibleProperties && tellsOfPeople(visibleProperties))
        put({ key: line.key, name, telling: { document: upload, visibleProperties } })
      onStored(upload)
    }
    async function send(to = replaces ? nextOf(replaces) : library) {
      put({ ...line, progress: { part: 0 } })
      setHeard(`Uploading ${name}.`)
      const result = await sendUpload(file, (progress) => put({ ...line, progress }), to)
      if (result.ok) return stored(result.value)
      const problem = result.problems.map(({ message }) => message).join(' ')
      const { existing } = result
      const same = existing && { existing, use: () => stored(existing), both: () => void send(keepingBoth) }
      put({ ...line, problem, same, remark: !!same, again: result.again ? () => void send(to) : undefined })
      setHeard(place ? `Not uploaded: ${name}. Where it was to stand in the text it says why.` : '')
    }
    put(line)
    return () => send()
  }

  const say = (problem: string) => put({ key: ++keys.current, name: '', problem, remark: true })
  const upload = (file: File, onStored: OnStored, replaces?: string) => begin(file, onStored, undefined, replaces)()
  return (
    <Context value={{ find: (id) => uploads.get(id), add, upload, begin, say }}>
      {children}
      <p aria-live="polite" className="sr-only">
        {heard}
      </p>
      <UploadLines lines={lines} onDismiss={drop} onReplaced={add} />
    </Context>
  )
}
