'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { mailLink } from '@/auth/link-mail'
import { setupLinkAddress } from '@/auth/setup'
import type { Actor } from '@/domain/staff/actor'
import { unbindIdentities } from '@/domain/staff/identities'
import * as staff from '@/domain/staff/staff'
import { done } from '@/lib/result'
import { deskTime } from '@/lib/time/time'

const roleField = z.enum(staff.roles, 'Choose a role.')
const StaffRef = only('staffId', id)

const InvitationFields = z.object({
  name: z.string().trim().min(1, 'Write their name.').max(100, 'Use at most 100 characters for a name.'),
  email: z.email('Write an email, such as name@example.org.').max(300),
  role: roleField,
})

export const invitePerson = action(
  InvitationFields,
  async (actor, form, now) => {
    const result = await staff.inviteStaff(actor, form, now)
    return result.ok ? done({ name: form.name, ...(await linkForForm(actor, result.value)) }) : result
  },
  grave,
)

export const renewLink = action(
  StaffRef,
  async (actor, staffId, now) => {
    const result = await staff.renewLink(actor, staffId, now)
    return result.ok ? done(await linkForForm(actor, result.value)) : result
  },
  grave,
)

export const changeRole = action(z.object({ staffId: id, role: roleField }), staff.changeRole, grave)

const Leaving = z.object({ staffId: id, successor: z.union([z.literal('').transform(() => undefined), id]).optional() })

export const disableAccount = action(Leaving, staff.disableStaff, grave)

export const enableAccount = action(StaffRef, staff.enableStaff, grave)

export const unbind = action(StaffRef, unbindIdentities, grave)

async function linkForForm(actor: Actor, link: staff.PersonalLink) {
  const { token, expiresAt, person } = link
  const shown = { address: setupLinkAddress(token), until: deskTime(expiresAt, actor.zone), email: person.email }
  return { ...shown, mail: await mailLink(link) }
}
