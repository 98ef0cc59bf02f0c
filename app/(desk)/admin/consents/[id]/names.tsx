'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { KeepOr } from '@/components/ui/keep-or'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'
import { useForm, type Action } from '@/components/ui/use-form'

type Props = { consentId: number; count: number; forbid: Action<{ count: number }>; removeAll: Action<undefined> }

/** Names that must not appear: they are taken in, and cannot be read again. */
export function ForbiddenNames({ consentId, count, forbid, removeAll }: Props) {
  const [names, setNames] = useState('')
  const adding = useForm(forbid, { onDone: dropSent })

  /** A line that was typed or changed since the others were sent is not among them, and stays. */
  function dropSent() {
    const sent = new Set(names.split('\n'))
    const withoutSent = (text: string) => text.split('\n').filter((line) => !sent.has(line))
    setNames((now) => withoutSent(now).join('\n'))
  }

  return (
    <>
      <p className="mb-3">{countSentence(count)}</p>
      {/* The browser keeps no copy of what is typed here. */}
      <form {...adding.form} autoComplete="off" className="max-w-2xl space-y-3">
        <input type="hidden" name="consentId" value={consentId} />
        <TextField
          label="Names to add"
          name="names"
          rows={3}
          value={names}
          onChange={setNames}
          spellCheck="false"
          problem={adding.problem('names')}
          hint="One in each line, at most four words: names of people, villages, schools or employers. A text that has one of them is not published, and the editor sees where it stands."
        />
        <Problems problems={adding.problems} except={['names']} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" isPending={adding.pending}>
            Add names
          </Button>
          <StatusLine>{adding.answer?.ok && !adding.pending ? 'Added.' : ''}</StatusLine>
        </div>
      </form>
      {count > 0 && (
        <div className="mt-4">
          <Dialog title="Remove all names" alert trigger={<Button kind="danger">Remove all names…</Button>}>
            {(close) => <RemoveNames consentId={consentId} removeAll={removeAll} close={close} />}
          </Dialog>
        </div>
      )}
    </>
  )
}

function RemoveNames({ consentId, removeAll, close }: Pick<Props, 'consentId' | 'removeAll'> & { close: () => void }) {
  const { form, pending, problems } = useForm(removeAll, { onDone: close })
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="consentId" value={consentId} />
      <p>
        Texts that have one of these names are no longer held back. Nobody can read the names: whoever wants them back
        has to type them again.
      </p>
      <Problems problems={problems} />
      <KeepOr verb="Remove all names" keep="Keep them" pending={pending} onKeep={close} />
    </form>
  )
}

function countSentence(count: number) {
  if (!count) return 'None are kept yet.'
  return count === 1
    ? '1 name is kept; it cannot be shown again.'
    : `${count} names are kept; they cannot be shown again.`
}
