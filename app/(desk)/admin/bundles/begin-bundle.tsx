'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { beginBundle } from './actions'

export function BeginBundle({ entryId }: { entryId?: number }) {
  const { push } = useRouter()
  const begin = useForm(beginBundle, { onDone: ({ bundleId }) => push(`/admin/bundles/${bundleId}`) })
  return (
    <Form state={begin} values={{ entry: entryId }} className="max-w-xl space-y-2">
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          label="Name of a new bundle"
          {...begin.field('name')}
          hint="For staff alone, such as “Annual report, October”."
          className="min-w-60 flex-1"
        />
        <Button type="submit" isPending={begin.pending} className="mt-6">
          Create
        </Button>
      </div>
    </Form>
  )
}
