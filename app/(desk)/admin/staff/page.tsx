import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { may } from '@/domain/actor'
import { staffList } from '@/domain/staff'
import { deskTime } from '@/lib/time'
import { Invite } from './invite'
import { StaffTable } from './staff-table'

export const metadata: Metadata = { title: 'Staff' }

export default async function StaffPage() {
  const actor = await requireActor('/admin/staff')
  if (!may(actor, 'manageStaff')) return <ForAdmins />
  const people = (await staffList(actor)).map(({ seenAt, ...person }) => ({
    ...person,
    seen: seenAt === null ? 'Never' : deskTime(seenAt, actor.zone),
    self: person.id === actor.id,
  }))
  return (
    <div className="max-w-5xl">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1>Staff</h1>
          <p className="mt-1 text-soft">{inWords(people)}</p>
        </div>
        <Invite />
      </div>
      <StaffTable people={people} />
    </div>
  )
}

function ForAdmins() {
  return (
    <>
      <h1>Staff</h1>
      <p className="mt-2 max-w-prose text-soft">
        Only admins see and change who works here. Your own name, zone and password are under{' '}
        <a href="/admin/account">Your account</a>.
      </p>
    </>
  )
}

function inWords(people: { state: string }[]) {
  const count = (state: string) => people.filter((person) => person.state === state).length
  const parts = [
    `${count('active')} active`,
    count('invited') && `${count('invited')} invited`,
    count('disabled') && `${count('disabled')} disabled`,
  ]
  return parts.filter(Boolean).join(', ')
}
