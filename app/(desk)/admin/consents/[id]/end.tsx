'use client'

import { Link } from '@/components/ui/link'
import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/fields'
import { Form, useForm } from '@/components/ui/form'
import { Question } from '@/components/admin/shell/question'
import type { TextUnderConsent } from '@/domain/consents/texts-under'
import { moveEnd, endConsentNow } from '../actions'

type Props = {
  consent: { id: number; counter: number; reference: string; lastDay: string | null }
  texts: TextUnderConsent[]
}

export function ConsentEnd({ consent, texts }: Props) {
  const live = texts.filter(({ is }) => is === 'live')
  const scheduled = texts.filter(({ is }) => is === 'scheduled')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Dialog
        title="Move its last day"
        trigger={<Button>{consent.lastDay ? 'Move its last day…' : 'Set a last day…'}</Button>}
      >
        {(close) => <MoveEnd consent={consent} onMoved={close} />}
      </Dialog>
      <QuestionDialog
        title="Revoke this consent"
        trigger={<Button kind="danger">Revoke…</Button>}
        act={endConsentNow}
        values={{ consentId: consent.id }}
        verb="Revoke it now"
      >
        <p>
          “{consent.reference}” stops holding now, permanently, and preview links of its texts are closed. The person
          does not have to say why, and readers are not told why.
        </p>
        {live.length > 0 && (
          <ConsentTexts words="These pages go at once, and leave every list, feed and search:" texts={live} />
        )}
        {scheduled.length > 0 && <ConsentTexts words="These come off the schedule:" texts={scheduled} />}
        {texts.length === 0 && <p>Readers have nothing under it now, and nothing is scheduled.</p>}
        <p className="text-sm text-soft">
          The texts stay here, and readers cannot see them. If the person wants them gone permanently, choose “Erase
          permanently…” beside each text afterwards.
        </p>
      </QuestionDialog>
    </div>
  )
}

function MoveEnd({ consent, onMoved }: Pick<Props, 'consent'> & { onMoved: () => void }) {
  const move = useForm(moveEnd, { onDone: onMoved })
  return (
    <Form
      state={move}
      values={{ consentId: consent.id, counter: consent.counter }}
      className="space-y-4"
      verb="Save"
      button={{ kind: 'primary' }}
    >
      <p>
        Only when the person has agreed to it. A text that was taken from readers already does not come back by itself:
        publish it again.
      </p>
      <TextField
        type="date"
        label="Last day"
        {...move.field('lastDay', consent.lastDay ?? '')}
        hint="Left empty, it holds until it is revoked."
      />
      <Question question={move.problem('confirm')}>Yes, continue</Question>
    </Form>
  )
}

function ConsentTexts({ words, texts }: { words: string; texts: TextUnderConsent[] }) {
  return (
    <div>
      <p>{words}</p>
      <ul className="mt-1 list-disc pl-5">
        {texts.map(({ entryId, title }) => (
          <li key={entryId}>
            <Link href={`/admin/entries/${entryId}`} target="_blank">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
