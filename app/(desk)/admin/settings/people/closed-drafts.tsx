'use client'

import { useState } from 'react'
import { audienceNote, audienceSentence } from '@/components/admin/editor/audience/audience-words'
import { Section } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/fields'
import { Form, StatusLine, useForm } from '@/components/ui/form'
import type { ClosedTexts } from '@/domain/notices/closed-texts'
import { countInWords } from '@/lib/text/numbers'
import { takeOverDrafts } from '../actions'

export function ClosedDrafts({ closed }: { closed: ClosedTexts[] }) {
  const [message, setMessage] = useState('')
  return (
    <Section title="Drafts that you cannot see" id="closed-drafts">
      <p className="mb-3 max-w-[66ch] text-sm text-soft">
        If nobody who is named can work on them, take them over. Your reason stands in the site history and beside each
        text, and everybody who is named is told.
      </p>
      <StatusLine className="mb-2">{message}</StatusLine>
      {closed.length === 0 && <p className="text-soft">There are none.</p>}
      <ul>
        {closed.map((one) => (
          <ClosedRow key={one.of} closed={one} onTakenOver={setMessage} />
        ))}
      </ul>
    </Section>
  )
}

type RowProps = { closed: ClosedTexts; onTakenOver: (message: string) => void }

function ClosedRow({ closed: { of, count, people, teams }, onTakenOver }: RowProps) {
  const limit = { people, teams }
  const [who, words] = [audienceNote({ limit }), countInWords(count, 'draft')]
  const trigger = (
    <Button small aria-label={`Take over ${words}. ${who}`}>
      Take over…
    </Button>
  )
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-line py-2.5">
      <span className="min-w-0 wrap-anywhere">
        {words} <span className="text-soft">· {who}</span>
      </span>
      <Dialog title={`Take over ${words}`} trigger={trigger}>
        {(close) => (
          <TakeOverForm
            of={of}
            sentence={audienceSentence({ limit })}
            onDone={() => {
              onTakenOver(`${words} taken over, and open to you now.`)
              close()
            }}
          />
        )}
      </Dialog>
    </li>
  )
}

function TakeOverForm({ of, sentence, onDone }: { of: string; sentence: string; onDone: () => void }) {
  const state = useForm(takeOverDrafts, { onDone })
  return (
    <Form state={state} values={{ of }} className="grid gap-4" verb="Take over" button={{ kind: 'primary' }}>
      <p>{sentence} You will be named too, and they are told why.</p>
      <TextField label="Reason" {...state.field('reason')} rows={3} isRequired />
    </Form>
  )
}
