import type { Role } from '@/domain/staff/actor'
import type { StaffState } from '@/domain/staff/staff'

export type Person = {
  id: number
  name: string
  email: string
  role: Role
  state: StaffState
  lastSeen: string
  /** True if the account is bound to single sign-on. */
  isBound: boolean
  /** True for the signed-in person. */
  self: boolean
}
