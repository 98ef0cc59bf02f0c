import { and, asc, isNotNull, isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { passkeys, staff } from '@/db/schema'
import { permit, type Actor, type Role } from '../actor'
import { signInFacts } from './rule'

/** `otherHosts`: hosts of passkeys that do not work on this site. */
export type PersonProtection = {
  name: string
  role: Role
  createdAt: number
  hasFactor: boolean
  otherHosts: string[]
}

/** `here`: the host of this site. */
export async function protectionOfPeople(actor: Actor, here: string): Promise<PersonProtection[]> {
  permit(actor, 'manageSettings')
  const { createdAt, hasFactor } = signInFacts
  const people = await read()
    .select({ id: staff.id, name: staff.name, role: staff.role, createdAt, hasFactor })
    .from(staff)
    .where(and(isNull(staff.disabledAt), isNotNull(staff.passwordHash)))
    .orderBy(asc(staff.name))
  const keys = await read().selectDistinct({ staffId: passkeys.staffId, host: passkeys.host }).from(passkeys)
  return people.map(({ id, hasFactor, ...person }) => {
    const otherHosts = keys.filter(({ staffId, host }) => staffId === id && host !== here).map(({ host }) => host)
    return { ...person, hasFactor: Boolean(hasFactor), otherHosts }
  })
}
