import { PageHead } from '@/components/admin/shell/page-head'
import { staffList } from '@/domain/staff/staff'
import { deskTimes } from '@/lib/time/time'
import { InviteDialog } from './invite'
import { StaffTable } from './staff-table'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Staff' }

export default deskPage('/admin/staff', async ({ actor }) => {
  const people = (await staffList(actor)).map(({ seenAt, ...person }) => ({
    ...person,
    lastSeen: seenAt === null ? 'Never' : deskTimes(seenAt, actor.zone, actor.zone),
    self: person.id === actor.id,
  }))
  return (
    <div className="max-w-5xl">
      <PageHead title="Staff" actions={<InviteDialog />}>
        Who writes and publishes here, and what each of them may do. {staffCountsInWords(people)}
      </PageHead>
      <StaffTable people={people} />
    </div>
  )
})

function staffCountsInWords(people: { state: string }[]) {
  const count = (state: string) => people.filter((person) => person.state === state).length
  const parts = [
    `${count('active')} active`,
    count('invited') && `${count('invited')} invited`,
    count('disabled') && `${count('disabled')} disabled`,
  ]
  return parts.filter(Boolean).join(', ')
}
