'use client'

import { Link } from '@/components/ui/link'
import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/fields'
import { Form, useForm } from '@/components/ui/form'
import { Question } from '@/components/admin/shell/question'
import type { TextUnderConsent } from '@/domain/consents/affected'
import { moveEnd, endConsentNow, forbidConsentNames, removeConsentNames } from '../actions'
import { useState } from 'react'

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

type NamesProps = { consentId: number; count: number }

/** Names that must not appear: they can be sent, but never read again. */
export function ForbiddenNames({ consentId, count }: NamesProps) {
  const [names, setNames] = useState('')
  const adding = useForm(forbidConsentNames, { onDone: dropSent })

  /** Keeps lines that were typed after the others were sent. */
  function dropSent() {
    const sent = new Set(names.split('\n'))
    const withoutSent = (text: string) => text.split('\n').filter((line) => !sent.has(line))
    setNames((now) => withoutSent(now).join('\n'))
  }

  return (
    <>
      <p className="mb-3">{keptNamesSentence(count)}</p>
      {/* The browser must not store what is typed into this form. */}
      <Form
        state={adding}
        values={{ consentId }}
        autoComplete="off"
        className="max-w-2xl space-y-3"
        verb="Add names"
        saved="Added."
      >
        <TextField
          label="Names to add"
          name="names"
          rows={3}
          value={names}
          onChange={setNames}
          spellCheck="false"
          problem={adding.problem('names')}
          hint="One in each line, at most four words: names of people, villages, schools or employers. A text that has one of them is not published, and one that readers have is taken from them."
        />
        <Question question={adding.problem('confirm')}>Yes, take it from readers</Question>
      </Form>
      {count > 0 && (
        <div className="mt-4">
          <QuestionDialog
            title="Remove all names"
            trigger={<Button kind="danger">Remove all names…</Button>}
            act={removeConsentNames}
            values={{ consentId }}
            verb="Remove all names"
            keep="Keep them"
          >
            <p>
              Texts that have one of these names are no longer held back. Nobody can read the names: whoever wants them
              back has to type them again.
            </p>
          </QuestionDialog>
        </div>
      )}
    </>
  )
}

function keptNamesSentence(count: number) {
  if (!count) return 'None are kept yet.'
  return count === 1
    ? '1 name is kept; it cannot be shown again.'
    : `${count} names are kept; they cannot be shown again.`
}
