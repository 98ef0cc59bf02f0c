import type { Role } from '@/domain/staff/actor'
import type { StaffMember } from '@/domain/staff/staff'

export const roleNames: Record<Role, string> = { contributor: 'Contributor', editor: 'Editor', admin: 'Admin' }

export const roleChoices = [
  { value: 'contributor', label: roleNames.contributor, hint: 'Writes and changes their own drafts.' },
  { value: 'editor', label: roleNames.editor, hint: 'Changes any text; publishes, schedules and withdraws.' },
  { value: 'admin', label: roleNames.admin, hint: 'All that, and staff, settings and the demonstration.' },
]

export type StaffPerson = Omit<StaffMember, 'createdAt' | 'seenAt'> & { lastSeen: string; self: boolean }
