'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'
import { endAllSessionsOf, endSessionOf, removeFactorsOf } from './actions'

export function EndSession({ since, ...fields }: { staffId: number; hash: string; since: string }) {
  return <OneButton act={endSessionOf} fields={fields} word="End" label={`End the session since ${since}`} />
}

export function EndAllSessions({ staffId }: { staffId: number }) {
  return (
    <div className="mt-2 border-t border-line pt-4">
      <OneButton act={endAllSessionsOf} fields={{ staffId }} word="Sign them out everywhere" />
    </div>
  )
}

export function RemoveFactors({ staffId }: { staffId: number }) {
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">
        If they have lost all of it: check first that the request really comes from them. Their password is then enough
        until they set up another factor. They are signed out and told.
      </p>
      <OneButton act={removeFactorsOf} fields={{ staffId }} word="Remove their second factor" danger />
    </div>
  )
}

type Props = {
  act: Action<undefined>
  fields: Record<string, string | number>
  word: string
  label?: string
  danger?: boolean
}

function OneButton({ act, fields, word, label, danger }: Props) {
  const { form, pending, problems } = useForm(act)
  return (
    <form {...form} className="grid gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        type="submit"
        small={!danger}
        kind={danger ? 'danger' : 'plain'}
        isPending={pending}
        aria-label={label}
        className="justify-self-start"
      >
        {word}
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
