import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import { ProgressBar } from '@/components/ui/progress-bar'
import { openingWords } from '@/domain/content/checks/check'
import type { Passage } from '@/domain/content/checks/translation/passages'
import { languageNames } from '@/lib/languages/languages'
import type { EditorScreen } from '../../use-screen'
import { passageAt, passageBeyond } from '../go-to-still'
import type { DraftingRun } from './use-drafting'

export type DraftFormProps = { screen: EditorScreen; last: Passage | undefined; close: () => void }

export function DraftForm({ screen, last, close }: DraftFormProps) {
  const { machine, original, editor } = screen
  const { drafting, host } = machine
  const english = languageNames[original.source!.language].english
  const [passages] = useState(() => original.compareNow()?.passages ?? [])
  const [here] = useState(
    () => editor && (passageAt(passages, editor, last) ?? passageBeyond(passages, editor, { last })),
  )
  if (drafting) return <DraftingProgress drafting={drafting} stop={machine.stop} close={close} />
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

function DraftingProgress({ drafting, stop, close }: { drafting: DraftingRun; stop: () => void; close: () => void }) {
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
      {problem && <ProblemList problems={[{ message: problem }]} />}
      {isRunning ? <Button onPress={stop}>Stop</Button> : <Button onPress={close}>Close</Button>}
    </div>
  )
}

function outcomeSentences({ outcomes, total, isStopped, problem }: DraftingRun): string[] {
  const counts = Map.groupBy(outcomes, (one) => one)
  const count = (one: DraftingRun['outcomes'][number]) => counts.get(one)?.length ?? 0
  const drafted = count('drafted') + count('plain')
  const sentence = (n: number, end: string) => (n > 0 ? `${paragraphs(n)} ${end}` : '')
  return [
    drafted > 0 ? `${paragraphs(drafted)} drafted. Check each beside the original.` : 'Nothing was drafted.',
    sentence(count('plain'), 'came back without links or formatting. Add them where they belong.'),
    sentence(count('lost'), 'left as before: a footnote, a line break or code did not come back, and would be lost.'),
    sentence(count('same'), 'came back in the same words, and left as before.'),
    sentence(count('empty'), 'left as before: no words came back.'),
    sentence(count('too long'), 'left as before: too long, or too long for its field.'),
    sentence(count('signs'), 'left as before: signs such as [[1]] in the words would be mistaken for links.'),
    sentence(count('changed'), 'changed here in the meantime, and left as before.'),
    isStopped && outcomes.length < total && !problem ? `Stopped: ${paragraphs(total - outcomes.length)} not sent.` : '',
  ].filter(Boolean)
}

function paragraphs(n: number) {
  return n === 1 ? '1 paragraph' : `${n.toLocaleString('en')} paragraphs`
}
