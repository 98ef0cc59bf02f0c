'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm, type Action } from '@/components/ui/use-form'

type Props = {
  begin: Action<{ bundleId: number }>
  /** The entry that is its first. */
  entryId?: number
}

/** Begins a bundle under a name and goes to it. */
export function BeginBundle({ begin, entryId }: Props) {
  const { push } = useRouter()
  const { form, pending, problems, problem, typedValues } = useForm(begin, {
    onDone: ({ bundleId }) => push(`/admin/bundles/${bundleId}`),
  })
  const [name, setName] = useState<string>()
  return (
    <form {...form} className="flex max-w-xl flex-wrap items-start gap-3">
      {entryId && <input type="hidden" name="entry" value={entryId} />}
      <TextField
        label="Name of a new bundle"
        name="name"
        value={name ?? typedValues.name ?? ''}
        onChange={setName}
        problem={problem('name')}
        hint="For staff alone, such as “Annual report, October”."
        className="min-w-60 flex-1"
      />
      <Button type="submit" isPending={pending} className="mt-6">
        Create
      </Button>
      <div className="w-full empty:hidden">
        <Problems problems={problems} except={['name']} />
      </div>
    </form>
  )
}
