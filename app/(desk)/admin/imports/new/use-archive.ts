import { useEffect, useRef, useState } from 'react'
import { sendUpload } from '@/components/admin/editor/send-upload'
import { ask } from '@/components/ui/use-ask'
import type { ArchiveState } from '@/domain/imports/archives/unpack'
import type { Problem, Result } from '@/lib/result'

/** Bytes of a piece: small enough to send again, large enough to use a slow, distant connection fully. */
const pieceBytes = 8_000_000

/** Milliseconds before a piece is sent again: the first time, and at most. */
const firstPause = 1_000
const maxPause = 30_000

/** Milliseconds between two requests for the progress of unpacking. */
const pollInterval = 1_500

export type ArchiveProgress =
  | { is: 'sending'; name: string; bytes: number; received: number; isBroken: boolean }
  | { is: 'unpacking'; name: string; files: number; of: number }

type BegunUpload = { id: string; received: number }

/** Sends a ZIP in pieces and waits until it is unpacked. `onDone` gets the folder and the number of skipped files. */
export function useArchive(onDone: (folder: string, skipped: number) => void) {
  const [progress, setProgress] = useState<ArchiveProgress>()
  const [problems, setProblems] = useState<Problem[]>([])
  const current = useRef<symbol>(undefined)
  useEffect(() => () => void (current.current = undefined), [])

  /** Runs until it ends, is paused, or the page is left. */
  async function run(work: (isOn: () => boolean) => Promise<Result<unknown>>) {
    const own = (current.current = Symbol('run'))
    setProblems([])
    const result = await work(() => current.current === own)
    if (current.current !== own) return
    setProgress(undefined)
    if (!result.ok) setProblems(result.problems)
  }

  async function sendPieces(file: File, isOn: () => boolean): Promise<Result<unknown>> {
    const { name, size: bytes } = file
    const begin = () => ask<BegunUpload>('/api/desk/imports/archives', { name, bytes, modified: file.lastModified })
    let begun = await begin()
    let pause = firstPause
    while (isOn()) {
      if (!begun.ok) return begun
      const { id, received } = begun.value
      if (received >= bytes) return follow(id, name, isOn)
      const report = (part: number, isBroken: boolean) =>
        isOn() && setProgress({ is: 'sending', name, bytes, received: received + part, isBroken })
      const piece = new File([file.slice(received, received + pieceBytes)], name)
      report(0, pause > firstPause)
      const to = `/api/desk/imports/archives/${id}?at=${received}`
      const sent = await sendUpload<{ received: number }>(
        piece,
        ({ part }) => report(part * piece.size, false),
        to,
        pieceBytes,
      )
      if (sent.ok) {
        begun = { ok: true, value: { id, received: sent.value.received } }
        pause = firstPause
      } else if (sent.broken) {
        report(0, true)
        await wait(pause)
        pause = Math.min(pause * 2, maxPause)
        const again = await begin()
        if (again.ok) begun = again
      } else if (sent.problems.some(({ field }) => field === 'at')) begun = await begin()
      else return sent
    }
    return { ok: true, value: undefined }
  }

  async function follow(id: string, name: string, isOn: () => boolean): Promise<Result<unknown>> {
    for (; isOn(); await wait(pollInterval)) {
      const state = await ask<ArchiveState>(`/api/desk/imports/archives/${id}`)
      if (!state.ok) continue
      const { is, files, of, folder, skipped, problem } = state.value
      if (is === 'done') {
        onDone(folder!, skipped)
        return state
      }
      if (is === 'stopped') return { ok: false, problems: [{ message: problem ?? unpackingStopped }] }
      if (isOn()) setProgress({ is: 'unpacking', name, files, of })
    }
    return { ok: true, value: undefined }
  }

  return {
    progress,
    problems,
    send: (file: File) => void run((isOn) => sendPieces(file, isOn)),
    follow: ({ id, name }: Pick<ArchiveState, 'id' | 'name'>) => void run((isOn) => follow(id, name, isOn)),
    /** Stops sending. If the file is chosen again, it continues from there. */
    pause() {
      current.current = undefined
      setProgress(undefined)
    },
  }
}

export const unpackingStopped = 'It was not unpacked to the end: there was no sign of life for 30 seconds.'

function wait(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
