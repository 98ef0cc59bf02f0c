import { useState } from 'react'
import { ask } from '@/components/ui/ask'
import { Button } from '@/components/ui/button'
import type { TitlePage } from '@/domain/files/title-page'
import type { EditorUpload } from '@/domain/writing/editing'
import type { Draft } from '../use-draft'
import { factNames, newFacts, withFacts, withoutFacts } from './filled-in'

type Filled = { from: string; facts: ReturnType<typeof newFacts> }

export function useFilledIn({ work, change }: Draft) {
  const [filled, setFilled] = useState<Filled>()

  async function fillFrom({ id, name }: EditorUpload) {
    if (!work.fields.publication) return
    // Without an answer the fields are filled in by hand, as they are without a file.
    const answer = await ask<TitlePage>(`/api/desk/media/${id}/title-page`)
    if (!answer.ok) return
    const facts = newFacts(work.fields, answer.value)
    if (!Object.keys(facts).length) return
    change(withFacts(work.fields, facts))
    setFilled({ from: name, facts })
  }

  function undo() {
    if (filled) change(withoutFacts(work.fields, filled.facts))
    setFilled(undefined)
  }

  return { filled, fillFrom, undo }
}

export function FilledIn({ filling: { filled, undo } }: { filling: ReturnType<typeof useFilledIn> }) {
  return (
    <div aria-live="polite">
      {filled && (
        <div className="mt-3 border-l-3 border-accent pl-3 text-sm">
          <p className="wrap-anywhere">
            Filled in from {filled.from}: {factNames(filled.facts)}. Check that it is right.
          </p>
          <Button small kind="quiet" onPress={undo} className="-ml-2">
            Undo
          </Button>
        </div>
      )}
    </div>
  )
}
