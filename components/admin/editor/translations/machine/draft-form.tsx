'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { ProgressBar } from '@/components/ui/progress-bar'
import { openingWords } from '@/domain/content/checks/check'
import type { Passage } from '@/domain/content/checks/translation/passages'
import { languageNames } from '@/lib/languages'
import type { EditorScreen } from '../../use-screen'
import { passageAt, passageBeyond } from '../go-to-still'
import { outcomeSentences } from './outcome-sentences'
import type { Drafting } from './use-drafting'

export type DraftFormProps = { screen: EditorScreen; last: Passage | undefined; close: () => void }

/** Says where words go before any is sent, and what came of it. */
export function DraftForm({ screen, last, close }: DraftFormProps) {
  const { machine, original, editor } = screen
  const { drafting, host } = machine
  const english = languageNames[original.source!.language].english
  const [passages] = useState(() => original.compareNow()?.passages ?? [])
  const [here] = useState(
    () => editor && (passageAt(passages, editor, last) ?? passageBeyond(passages, editor, { last })),
  )
  if (drafting) return <Progress drafting={drafting} stop={machine.stop} close={close} />
  return (
    <div className="space-y-4">
      <p>
        The words of the {english} original are sent to <strong>{host}</strong>, the service that an admin has named in
        Settings. Nothing else of this text is sent.
      </p>
      <p>
        What comes back is a draft. It cannot be published until a person has read each paragraph beside the original
        and pressed “Checked”.
      </p>
      {here && (
        <p className="border-l-3 border-line pl-3 text-sm text-soft" lang={original.source!.language}>
          {openingWords(here.text)}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {here && <Button onPress={() => void machine.run([here])}>Draft this paragraph</Button>}
        <Button onPress={() => void machine.run(passages)}>Draft all that is left ({passages.length})</Button>
      </div>
    </div>
  )
}

function Progress({ drafting, stop, close }: { drafting: Drafting; stop: () => void; close: () => void }) {
  const { total, outcomes, isRunning, problem } = drafting
  const done = outcomes.length
  return (
    <div className="space-y-4">
      {isRunning && <ProgressBar name="Drafting" part={done / total} />}
      <div aria-live="polite" className="space-y-2">
        {isRunning ? (
          <p>
            {done} of {total} done
          </p>
        ) : (
          outcomeSentences(drafting).map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
      </div>
      {problem && <Problems problems={[{ message: problem }]} />}
      {isRunning ? <Button onPress={stop}>Stop</Button> : <Button onPress={close}>Close</Button>}
    </div>
  )
}
