'use client'

import { X } from 'lucide-react'
import { createContext, use, useRef, useState, type ReactNode } from 'react'
import type { EditorUpload } from '@/domain/editing'
import { Button } from '@/components/ui/button'
import { SameFile, type Same } from './same-file'
import { keepingBoth, library, sendUpload } from './send-upload'

type Uploads = {
  find(id: string): EditorUpload | undefined
  add(upload: EditorUpload): void
  /**
   * Uploads a file, shows how far it is and what went wrong; undefined when it was refused. Where trying again may help it
   * is offered, and `onLate` gets what came of it.
   */
  upload(file: File, onLate?: (upload: EditorUpload) => void): Promise<EditorUpload | undefined>
  /** Says something about a file in the same place. */
  say(message: string): void
}

const Context = createContext<Uploads | undefined>(undefined)

export function useUploads() {
  return use(Context)!
}

type Line = {
  key: number
  name: string
  part?: number
  problem?: string
  remark?: boolean
  again?: () => void
  same?: Same
  dismiss?: () => void
}

/** The uploads that this entry uses or may use, and the files on their way. */
export function UploadsProvider({ known, children }: { known: EditorUpload[]; children: ReactNode }) {
  const [uploads, setUploads] = useState(() => new Map(known.map((upload) => [upload.id, upload])))
  const [lines, setLines] = useState<Line[]>([])
  const keys = useRef(0)

  const put = (line: Line) => setLines((all) => [...all.filter(({ key }) => key !== line.key), line])
  const drop = (key: number) => setLines((all) => all.filter((line) => line.key !== key))
  const add = (upload: EditorUpload) => setUploads((all) => new Map(all).set(upload.id, upload))

  async function upload(
    file: File,
    onLate?: (upload: EditorUpload) => void,
    key = ++keys.current,
    to = library,
  ): Promise<EditorUpload | undefined> {
    const line = { key, name: file.name }
    put({ ...line, part: 0 })
    const result = await sendUpload(file, (part) => put({ ...line, part }), to)
    if (result.ok) {
      drop(key)
      add(result.value)
      return result.value
    }
    const { existing } = result
    if (existing) {
      const problem = result.problems[0]!.message
      return new Promise((chosen) => {
        const use = () => {
          drop(key)
          add(existing)
          chosen(existing)
        }
        const both = () => chosen(upload(file, onLate, key, keepingBoth))
        put({ ...line, problem, remark: true, same: { existing, use, both }, dismiss: () => chosen(undefined) })
      })
    }
    const again = () => void upload(file, onLate, key).then((stored) => stored && onLate?.(stored))
    put({
      ...line,
      problem: result.problems.map(({ message }) => message).join(' '),
      again: result.again && onLate ? again : undefined,
    })
    return undefined
  }

  const say = (problem: string) => put({ key: ++keys.current, name: '', problem, remark: true })
  return (
    <Context value={{ find: (id) => uploads.get(id), add, upload: (file, onLate) => upload(file, onLate), say }}>
      {children}
      <Lines lines={lines} onDismiss={drop} />
    </Context>
  )
}

function Lines({ lines, onDismiss }: { lines: Line[]; onDismiss: (key: number) => void }) {
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-40 flex flex-col items-center gap-2 sm:inset-x-auto sm:right-6 sm:items-end"
    >
      {lines.map(({ key, name, part, problem, remark, again, same, dismiss }) => (
        <div
          key={key}
          className={`pointer-events-auto flex w-full max-w-md items-start gap-3 border px-3 py-2 ${remark ? 'border-warn bg-warn-wash' : problem ? 'border-bad bg-bad-wash' : 'border-edge bg-sheet'}`}
        >
          {problem ? (
            <>
              <div className="min-w-0 flex-1 wrap-anywhere">
                {problem}
                {same && <SameFile {...same} />}
              </div>
              {again && (
                <Button small onPress={again} className="-my-0.5">
                  Try again
                </Button>
              )}
              <Button
                kind="quiet"
                small
                onPress={() => {
                  dismiss?.()
                  onDismiss(key)
                }}
                aria-label="Dismiss"
                className="-my-1 -mr-2"
              >
                <X aria-hidden className="size-4" />
              </Button>
            </>
          ) : (
            <p className="min-w-0 flex-1 tabular-nums">
              <span className="wrap-anywhere">{name}</span>: {progress(part!)}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

/** Announced in a few steps, not for every packet. */
function progress(part: number) {
  return part >= 1 ? 'being checked…' : `${Math.floor(part * 10) * 10} % uploaded`
}
