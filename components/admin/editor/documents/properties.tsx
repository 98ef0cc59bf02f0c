'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { EditorUpload } from '@/domain/writing/editing'
import { ask } from '@/components/ui/ask'
import { toldInWords, type Told } from './told'

type Document = { id: string; type: string }

type Props = {
  document: Document
  told: Told
  decided?: boolean
  /** Gets the upload to use from now on: the same without them, or its next version where readers have it already. */
  onReplaced: (upload: EditorUpload) => void
  onDecided?: () => void
}

/** What readers can see of a document's making, and the choice to take it out. */
export function DocumentProperties({ document: { id, type }, told, decided, onReplaced, onDecided }: Props) {
  const [busy, setBusy] = useState<'keep' | 'remove'>()
  const [outcome, setOutcome] = useState<string>()
  const isPdf = type === 'application/pdf'

  async function decide(decision: 'keep' | 'remove') {
    setBusy(decision)
    const result = await ask<EditorUpload>(`/api/desk/media/${id}/properties`, { decision })
    setBusy(undefined)
    if (!result.ok) return setOutcome(result.problems[0]!.message)
    if (decision === 'remove') onReplaced(result.value)
    setOutcome(decision === 'remove' ? 'They are taken out.' : 'They stay.')
    onDecided?.()
  }

  const words = toldInWords(told)
  if (!words) return <p className="text-sm text-soft">It tells nothing of its making.</p>
  return (
    <div className="text-sm">
      <p className="wrap-anywhere">
        Readers of this {isPdf ? 'PDF' : 'file'} can see: {words}.
      </p>
      <p role="status">{outcome ?? (decided ? 'Someone decided that they stay.' : !isPdf && inItsProgram)}</p>
      {!outcome && (
        <p className="mt-1 flex flex-wrap gap-2">
          {isPdf && (
            <Button small isPending={busy === 'remove'} isDisabled={busy === 'keep'} onPress={() => decide('remove')}>
              {busy === 'remove' ? 'Taking them out…' : 'Take them out'}
            </Button>
          )}
          {!decided && (
            <Button small kind="quiet" isDisabled={busy === 'remove'} onPress={() => decide('keep')}>
              Keep
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

const inItsProgram =
  'To take them out in Word, Excel or PowerPoint: File, Info, Inspect Document, Remove All; then save and upload it again.'

/** The same on demand: nothing is asked of the server until somebody wants to know. */
export function ShowProperties({ document, onReplaced }: Pick<Props, 'document' | 'onReplaced'>) {
  const [found, setFound] = useState<{ told: Told; decided: boolean }>()
  const [problem, setProblem] = useState<string>()

  async function show() {
    const result = await ask<{ told: Told; decided: boolean }>(`/api/desk/media/${document.id}/properties`)
    if (result.ok) setFound(result.value)
    else setProblem(result.problems[0]!.message)
  }

  if (found) return <DocumentProperties document={document} {...found} onReplaced={onReplaced} />
  return (
    <>
      <Button kind="quiet" small onPress={show} className="-ml-2">
        What it tells of its making
      </Button>
      {problem && <p className="text-sm text-bad">{problem}</p>}
    </>
  )
}
