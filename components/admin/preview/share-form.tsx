import { useState } from 'react'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { DialogForm } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { SelectField, TextField } from '@/components/ui/fields'
import { refused } from '@/lib/result'

export type ShareTarget = {
  entryId: number
  /** The link can stay at this text; without it, it shows the newest one. */
  revisionId?: number
  save?: () => Promise<boolean>
  onMade?: () => void
}

const lengthNames = { hour: '1 hour', day: '1 day', week: '7 days', fortnight: '14 days' }
type LinkLength = keyof typeof lengthNames

export function ShareForm({ entryId, revisionId, save, onMade, close }: ShareTarget & { close: () => void }) {
  const [label, setLabel] = useState('Anyone with the link')
  const [shows, setShows] = useState('newest')
  const [lasts, setLasts] = useState<LinkLength>('week')
  const [isCopied, setCopied] = useState(false)
  const { send, pending, answer, problems, problem } = useAsk(make, { onDone: onMade })

  async function make() {
    if (save && !(await save())) return refused('Not shared, because the newest text is not saved yet.')
    const body = { label, lasts, revisionId: shows === 'newest' ? undefined : revisionId }
    return ask<{ address: string; until: string }>(`/api/desk/entries/${entryId}/preview-links`, body)
  }

  async function makeAndCopy() {
    setCopied(await copyWhenLoaded(send().then((answer) => (answer?.ok ? answer.value.address : undefined))))
  }

  if (answer?.ok) {
    const { address, until } = answer.value
    return (
      <div className="grid gap-4">
        <p>
          <strong>{isCopied ? 'The link is copied.' : 'Copy this link now.'} It is not shown again.</strong> Whoever has
          it can read the draft, with its pictures and files, until {until}, or until you{' '}
          <a href={`/admin/entries/${entryId}/preview#links`}>revoke it under Preview</a>.
        </p>
        <CopyField label="Preview link" value={address} autoFocus />
        <Button onPress={close} className="justify-self-start">
          Done
        </Button>
      </div>
    )
  }
  return (
    <DialogForm
      onSubmit={makeAndCopy}
      verb="Make the link and copy it"
      pending={pending}
      autoFocus
      problems={problems}
      except={['label', 'lasts']}
    >
      <p>
        Whoever has the link can read {shows === 'newest' ? 'the newest text' : 'this version'}, with its pictures and
        files, for {lengthNames[lasts]}, without an account.
      </p>
      <details open={!!problem('label') || undefined}>
        <summary className="min-h-6 cursor-pointer text-accent">For whom, for how long…</summary>
        <div className="grid gap-4 pt-3">
          <TextField
            label="For whom"
            value={label}
            onChange={setLabel}
            problem={problem('label')}
            hint="Only staff see this, such as “Ministry of Justice, Ms Chan”."
            autoComplete="off"
          />
          {revisionId !== undefined && (
            <RadioGroup
              label="It shows"
              value={shows}
              onChange={setShows}
              choices={[
                { value: 'newest', label: 'The newest text', hint: 'Whatever is saved when it is opened.' },
                {
                  value: 'this',
                  label: 'This version',
                  hint: 'What the preview shows now, and nothing later.',
                },
              ]}
            />
          )}
          <SelectField
            label="It opens for"
            value={lasts}
            onChange={setLasts}
            options={lengthNames}
            problem={problem('lasts')}
          />
        </div>
      </details>
    </DialogForm>
  )
}

/** Copies a text being fetched: Safari allows it only within the press. Returns whether it was copied. */
async function copyWhenLoaded(coming: Promise<string | undefined>): Promise<boolean> {
  const text = coming.then((text) => text ?? Promise.reject(new Error('There is no text.')))
  try {
    const blob = text.then((text) => new Blob([text], { type: 'text/plain' }))
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    return text
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      )
  }
}
