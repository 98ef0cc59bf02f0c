'use client'

import { ActForm } from '@/components/ui/form'
import { endAllSessionsOf, endSessionOf, removeFactorsOf } from './actions'

export function EndSession({ since, ...values }: { staffId: number; hash: string; since: string }) {
  const label = `End the session since ${since}`
  return <ActForm act={endSessionOf} values={values} verb="End" button={{ small: true, 'aria-label': label }} />
}

export function EndAllSessions({ staffId }: { staffId: number }) {
  return (
    <ActForm
      act={endAllSessionsOf}
      values={{ staffId }}
      className="mt-2 border-t border-line pt-4"
      verb="Sign them out everywhere"
      button={{ small: true }}
    />
  )
}

export function RemoveFactors({ staffId }: { staffId: number }) {
  return (
    <ActForm
      act={removeFactorsOf}
      values={{ staffId }}
      className="grid gap-3"
      verb="Remove their second factor"
      button={{ kind: 'danger' }}
    >
      <p className="text-sm text-soft">
        If they have lost all of it: check first that the request really comes from them. Their password is then enough
        until they set up another factor. They are signed out and told.
      </p>
    </ActForm>
  )
}
