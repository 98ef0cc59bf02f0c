'use client'

import { X } from 'lucide-react'
import { Fragment } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/components/ui/button'
import { SameFile, type Same } from './same-file'
import type { Place } from './uploads'

export type Line = {
  key: number
  name: string
  /** What has left, 0 to 1; absent while it waits for others. */
  part?: number
  problem?: string
  /** A remark about a file, not a failure. */
  remark?: boolean
  again?: () => void
  /** The same file is here already. */
  same?: Same
  place?: Place
}

type Props = { lines: Line[]; onDismiss: (key: number) => void }

/** The files on their way: each where it will stand, the others in the corner. */
export function UploadLines({ lines, onDismiss }: Props) {
  const corner = lines.filter(({ place }) => !place)
  return (
    <>
      {lines.map((line) => (
        <Fragment key={line.key}>
          {line.place &&
            createPortal(<InText line={line} place={line.place} onDismiss={onDismiss} />, line.place.element)}
        </Fragment>
      ))}
      <div className="pointer-events-none fixed inset-x-3 bottom-3 z-40 flex flex-col items-center gap-2 sm:inset-x-auto sm:right-6 sm:items-end">
        {corner.map(
          (line) => !line.problem && <Way key={line.key} line={line} className={`${box} border-edge bg-sheet`} />,
        )}
        <div aria-live="polite" className="contents">
          {corner.map((line) => line.problem && <InCorner key={line.key} line={line} onDismiss={onDismiss} />)}
        </div>
      </div>
    </>
  )
}

const box = 'pointer-events-auto w-full max-w-md border px-3 py-2'

type LineProps = { line: Line; onDismiss: (key: number) => void }

function InCorner({ line: { key, problem, remark, again, same }, onDismiss }: LineProps) {
  return (
    <div className={`flex items-start gap-3 ${box} ${remark ? 'border-warn bg-warn-wash' : 'border-bad bg-bad-wash'}`}>
      <div className="min-w-0 flex-1 wrap-anywhere">
        {problem}
        {same && <SameFile {...same} />}
      </div>
      {again && (
        <Button small onPress={again} className="-my-0.5">
          Try again
        </Button>
      )}
      <Button kind="quiet" small onPress={() => onDismiss(key)} aria-label="Dismiss" className="-my-1 -mr-2">
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  )
}

function InText({ line, place, onDismiss }: LineProps & { place: Place }) {
  const { key, name, problem, remark, again, same } = line
  const look = 'border border-dashed px-3 py-2.5 font-sans text-base whitespace-normal text-ink'
  if (!problem) return <Way line={line} className={`${look} border-edge bg-sheet`} />
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
        {same && <SameFile {...same} use={leaving(same.use)} both={leaving(same.both)} />}
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

/** How far a file is. */
function Way({ line: { name, part }, className }: { line: Line; className: string }) {
  return (
    <div className={className}>
      <div className="tabular-nums">
        <span className="wrap-anywhere">{name}</span>: {progress(part)}
      </div>
      <div aria-hidden className="mt-1.5 h-1 bg-line">
        <div className="h-full bg-accent" style={{ width: `${Math.round((part ?? 0) * 100)}%` }} />
      </div>
    </div>
  )
}

function progress(part: number | undefined) {
  if (part === undefined) return 'waits for the one before it'
  return part >= 1 ? 'being checked…' : `${Math.floor(part * 100)} % uploaded`
}
