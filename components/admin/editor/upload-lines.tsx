import { X } from 'lucide-react'
import { setStyle } from '@/components/ui/styled'
import { Fragment } from 'react'
import { createPortal } from 'react-dom'
import type { EditorUpload } from '@/domain/writing/editing'
import { Button } from '@/components/ui/button'
import { DocumentProperties } from './documents/properties'
import type { DocumentFacts } from './documents/document-facts'
import { DuplicateFile, type DuplicateChoice } from './duplicate-file'
import type { Progress } from './send-upload'

export type UploadLine = {
  key: number
  name: string
  progress?: Progress
  problem?: string
  remark?: boolean
  again?: () => void
  same?: DuplicateChoice
  telling?: { document: EditorUpload; visibleProperties: DocumentFacts }
  place?: UploadPlace
}

type Props = { lines: UploadLine[]; onDismiss: (key: number) => void; onReplaced: (upload: EditorUpload) => void }

export function UploadLines({ lines, onDismiss, onReplaced }: Props) {
  const corner = lines.filter(({ place }) => !place)
  return (
    <>
      {lines.map((line) => (
        <Fragment key={line.key}>
          {line.place &&
            createPortal(<InTextLine line={line} place={line.place} onDismiss={onDismiss} />, line.place.element)}
        </Fragment>
      ))}
      <div className="pointer-events-none fixed inset-x-3 bottom-3 z-40 flex flex-col items-center gap-2 sm:inset-x-auto sm:right-6 sm:items-end">
        {corner.map(
          (line) =>
            !line.problem &&
            !line.telling && <UploadProgress key={line.key} line={line} className={`${box} border-edge bg-sheet`} />,
        )}
        <div aria-live="polite" className="contents">
          {corner.map((line) => line.problem && <CornerLine key={line.key} line={line} onDismiss={onDismiss} />)}
          {corner.map(
            ({ key, name, telling }) =>
              telling && (
                <div key={key} className={`flex items-start gap-3 ${box} border-edge bg-sheet`}>
                  <div className="min-w-0 flex-1">
                    <p className="font-semibold wrap-anywhere">{name}</p>
                    <DocumentProperties {...telling} onReplaced={onReplaced} />
                  </div>
                  <DismissButton onPress={() => onDismiss(key)} />
                </div>
              ),
          )}
        </div>
      </div>
    </>
  )
}

const box = 'pointer-events-auto w-full max-w-md border px-3 py-2'

type LineProps = { line: UploadLine; onDismiss: (key: number) => void }

function CornerLine({ line: { key, problem, remark, again, same }, onDismiss }: LineProps) {
  return (
    <div className={`flex items-start gap-3 ${box} ${remark ? 'border-warn bg-warn-wash' : 'border-bad bg-bad-wash'}`}>
      <div className="min-w-0 flex-1 wrap-anywhere">
        {problem}
        {same && <DuplicateFile {...same} />}
      </div>
      {again && (
        <Button small onPress={again} className="-my-0.5">
          Try again
        </Button>
      )}
      <DismissButton onPress={() => onDismiss(key)} />
    </div>
  )
}

function DismissButton({ onPress }: { onPress: () => void }) {
  return (
    <Button kind="quiet" small onPress={onPress} aria-label="Dismiss" className="-my-1 -mr-2">
      <X aria-hidden className="size-4" />
    </Button>
  )
}

function InTextLine({ line, place, onDismiss }: LineProps & { place: UploadPlace }) {
  const { key, name, problem, remark, again, same } = line
  const look = 'border border-dashed px-3 py-2.5 font-sans text-base whitespace-normal text-ink'
  if (!problem) return <UploadProgress line={line} className={`${look} border-edge bg-sheet`} />
  const leaving = (act: () => void) => () => {
    place.leave()
    act()
  }
  return (
    <div
      role="group"
      aria-label={name}
      className={`${look} ${remark ? 'border-warn bg-warn-wash' : 'border-bad bg-bad-wash'}`}
    >
      <div className="mb-2 wrap-anywhere">
        {problem}
        {same && <DuplicateFile {...same} use={leaving(same.use)} keepBoth={leaving(same.keepBoth)} />}
      </div>
      <div className="flex flex-wrap gap-2">
        {again && (
          <Button small onPress={leaving(again)}>
            Try again
          </Button>
        )}
        <Button
          small
          kind="danger"
          onPress={leaving(() => {
            place.remove()
            onDismiss(key)
          })}
        >
          Remove
        </Button>
      </div>
    </div>
  )
}

function UploadProgress({ line: { name, progress }, className }: { line: UploadLine; className: string }) {
  return (
    <div className={className}>
      <div className="tabular-nums">
        <span className="wrap-anywhere">{name}</span>: {describeProgress(progress)}
      </div>
      <div aria-hidden className="mt-1.5 h-1 bg-line">
        <div className="h-full bg-accent" ref={setStyle({ width: `${Math.round((progress?.part ?? 0) * 100)}%` })} />
      </div>
    </div>
  )
}

function describeProgress(progress: Progress | undefined) {
  if (!progress) return 'queued'
  const { part, read, of, waits } = progress
  if (waits) return 'queued'
  if (read && of) return `Reading page ${read} of ${of}`
  return part >= 1 ? 'processing…' : `${Math.floor(part * 100)} % uploaded`
}

export type UploadPlace = {
  element: HTMLElement
  /** Moves the focus away; called before its buttons are removed. */
  leave: () => void
  remove: () => void
}
