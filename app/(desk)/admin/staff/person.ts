import type { Role } from '@/domain/staff/actor'
import type { StaffState } from '@/domain/staff/staff'

export type Person = {
  id: number
  name: string
  email: string
  role: Role
  state: StaffState
  lastSeen: string
  /** True if the account is bound to a single sign-on. */
  isBound: boolean
  /** True if this is the person who is looking. */
  self: boolean
}
