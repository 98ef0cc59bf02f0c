'use client'

import { useState } from 'react'
import { Question } from '@/components/admin/shell/question'
import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { Form, useForm } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { forbidConsentNames, removeConsentNames } from '../actions'

type Props = { consentId: number; count: number }

/** Names that must not appear: they can be sent, but never read again. */
export function ForbiddenNames({ consentId, count }: Props) {
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
