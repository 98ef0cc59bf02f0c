'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Form, ProblemList, useForm } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { startBundle, addToBundle } from './actions'
import type { BundleRow } from '@/domain/publishing/bundles'
import { countInWords } from '@/lib/text/numbers'

export function BundleStart({ entryId }: { entryId?: number }) {
  const { push } = useRouter()
  const begin = useForm(startBundle, { onDone: ({ bundleId }) => push(`/admin/bundles/${bundleId}`) })
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

type Props = { entryId: number; bundles: BundleRow[] }

export function ChooseBundle({ entryId, bundles }: Props) {
  return (
    <ul className="mb-8 max-w-[60rem] border-t-3 border-rule">
      {bundles.map((bundle) => (
        <BundleChoiceRow key={bundle.id} entryId={entryId} bundle={bundle} />
      ))}
    </ul>
  )
}

function BundleChoiceRow({ entryId, bundle: { id, name, entries } }: { entryId: number; bundle: BundleRow }) {
  const { push } = useRouter()
  const { send, pending, problems } = useForm(addToBundle, { onDone: () => push(`/admin/bundles/${id}`) })
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 wrap-anywhere">
          <span className="font-semibold">{name}</span>{' '}
          <span className="ml-2 text-sm text-faint">{countInWords(entries, 'text')}</span>
        </p>
        <Button
          small
          isPending={pending}
          aria-label={`Add to ${name}`}
          onPress={() => send({ bundleId: id, entryIds: [entryId] })}
        >
          Add to this
        </Button>
      </div>
      <ProblemList problems={problems} />
    </li>
  )
}
