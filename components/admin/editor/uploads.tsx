'use client'

import { X } from 'lucide-react'
import { createContext, use, useRef, useState, type ReactNode } from 'react'
import type { EditorUpload } from '@/domain/editing'
import { Button } from '@/components/ui/button'
import { DocumentProperties } from '../documents/properties'
import { tellsOfPeople, type Told } from '../documents/told'
import { sendUpload, type Progress } from './send-upload'

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
  progress?: Progress
  problem?: string
  remark?: boolean
  again?: () => void
  /** A document that came with more than its pages: somebody decides about it. */
  telling?: { document: EditorUpload; told: Told }
}

/** The uploads that this entry uses or may use, and the files on their way. */
export function UploadsProvider({ known, children }: { known: EditorUpload[]; children: ReactNode }) {
  const [uploads, setUploads] = useState(() => new Map(known.map((upload) => [upload.id, upload])))
  const [lines, setLines] = useState<Line[]>([])
  const keys = useRef(0)

  const put = (line: Line) => setLines((all) => [...all.filter(({ key }) => key !== line.key), line])
  const drop = (key: number) => setLines((all) => all.filter((line) => line.key !== key))
  const add = (upload: EditorUpload) => setUploads((all) => new Map(all).set(upload.id, upload))

  async function upload(file: File, onLate?: (upload: EditorUpload) => void, key = ++keys.current) {
    const line = { key, name: file.name }
    put({ ...line, progress: { part: 0 } })
    const result = await sendUpload(file, (progress) => put({ ...line, progress }))
    if (result.ok) {
      const { told, ...stored } = result.value
      if (tellsOfPeople(told)) put({ ...line, telling: { document: stored, told: told! } })
      else drop(key)
      add(stored)
      return stored
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
      <Lines lines={lines} onDismiss={drop} onReplaced={add} />
    </Context>
  )
}

type LinesProps = { lines: Line[]; onDismiss: (key: number) => void; onReplaced: (upload: EditorUpload) => void }

function Lines({ lines, onDismiss, onReplaced }: LinesProps) {
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-40 flex flex-col items-center gap-2 sm:inset-x-auto sm:right-6 sm:items-end"
    >
      {lines.map(({ key, name, progress, problem, remark, again, telling }) => (
        <div
          key={key}
          className={`pointer-events-auto flex w-full max-w-md items-start gap-3 border px-3 py-2 ${remark ? 'border-warn bg-warn-wash' : problem ? 'border-bad bg-bad-wash' : 'border-edge bg-sheet'}`}
        >
          {telling ? (
            <>
              <div className="min-w-0 flex-1">
                <p className="font-semibold wrap-anywhere">{name}</p>
                <DocumentProperties {...telling} onReplaced={onReplaced} />
              </div>
              <Dismiss onPress={() => onDismiss(key)} />
            </>
          ) : problem ? (
            <>
              <p className="min-w-0 flex-1 wrap-anywhere">{problem}</p>
              {again && (
                <Button small onPress={again} className="-my-0.5">
                  Try again
                </Button>
              )}
              <Dismiss onPress={() => onDismiss(key)} />
            </>
          ) : (
            <p className="min-w-0 flex-1 tabular-nums">
              <span className="wrap-anywhere">{name}</span>: {inWords(progress!)}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

function Dismiss({ onPress }: { onPress: () => void }) {
  return (
    <Button kind="quiet" small onPress={onPress} aria-label="Dismiss" className="-my-1 -mr-2">
      <X aria-hidden className="size-4" />
    </Button>
  )
}

/** Announced in a few steps, not for every packet and page. */
function inWords({ part, read, of }: Progress) {
  if (read && of) return `Reading page ${of > 50 ? Math.ceil(read / 10) * 10 : read} of ${of}`
  return part >= 1 ? 'being checked…' : `${Math.floor(part * 10) * 10} % uploaded`
}
