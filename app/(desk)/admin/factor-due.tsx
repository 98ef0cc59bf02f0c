import { Note } from '@/components/admin/shell/page-head'
import type { Actor } from '@/domain/staff/actor'
import { ownFactorDueAt } from '@/domain/staff/factors/rule'
import { deskTime } from '@/lib/time/time'

/** Announces a required second factor in time: later nobody gets to the desk without one. */
export async function FactorDue({ actor }: { actor: Actor }) {
  const dueAt = await ownFactorDueAt(actor)
  if (dueAt === undefined) return null
  return (
    <Note warn className="mb-6">
      <p>
        This site asks you for a second factor from {deskTime(dueAt, actor.zone)} on.{' '}
        <a href="/admin/account#factors">Set up a passkey or an app</a>
      </p>
    </Note>
  )
}
