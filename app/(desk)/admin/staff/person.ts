import type { Role } from '@/domain/staff/actor'
import type { StaffState } from '@/domain/staff/staff'

export type Person = {
  id: number
  name: string
  email: string
  role: Role
  state: StaffState
  lastSeen: string
  isBound: boolean
  self: boolean
}
