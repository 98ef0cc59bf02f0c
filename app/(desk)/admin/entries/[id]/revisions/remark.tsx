'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { nameVersion } from './actions'

type Props = { entryId: number; revisionId: number; remark: string; when: string }

/** What a version is to be remembered as. A version with a name is never written over. */
export function Remark({ entryId, revisionId, remark, when }: Props) {
  const [open, setOpen] = useState(false)
  const { form, pending, problems } = useForm(nameVersion, { onDone: () => setOpen(false) })
  const word = remark ? 'Change the name' : 'Name this version'
  return (
    <details open={open} suppressHydrationWarning onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary
        aria-label={`${word}, ${when}`}
        className="inline-flex min-h-8 cursor-pointer list-none items-center text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em] [&::-webkit-details-marker]:hidden"
      >
        {word}
      </summary>
      <form {...form} className="mt-2 mb-2 flex max-w-[36rem] flex-wrap items-end gap-2">
        <input type="hidden" name="entryId" value={entryId} />
        <input type="hidden" name="revisionId" value={revisionId} />
        <TextField
          key={remark}
          className="min-w-0 flex-1 basis-52"
          name="remark"
          label="Name"
          hint="What to remember it by, such as “As sent to the ministry”. Empty takes the name away."
          defaultValue={remark}
          problem={problems.map(({ message }) => message).join(' ')}
        />
        <Button type="submit" isPending={pending}>
          Save name
        </Button>
      </form>
    </details>
  )
}
