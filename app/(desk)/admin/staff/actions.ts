'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { setupLinkAddress } from '@/auth/setup'
import type { Actor } from '@/domain/staff/actor'
import type { SetupLink } from '@/domain/staff/setup-links'
import * as staff from '@/domain/staff/staff'
import { done } from '@/lib/result'
import { deskTime } from '@/lib/time'

const role = z.enum(staff.roles, 'Choose a role.')
const Person = z.object({ staffId: z.coerce.number().int() })

const Invitation = z.object({
  name: z.string().trim().min(1, 'Write their name.').max(100, 'Use at most 100 characters for a name.'),
  email: z.email('Write an email, such as name@example.org.').max(300),
  role,
})

export const invite = action(Invitation, async (actor, form) => {
  const result = await staff.invite(actor, form, Date.now())
  return result.ok ? done({ name: form.name, ...linkForForm(actor, result.value) }) : result
})

export const renewLink = action(Person, async (actor, { staffId }) => {
  const result = await staff.renewLink(actor, staffId, Date.now())
  return result.ok ? done(linkForForm(actor, result.value)) : result
})

export const changeRole = action(Person.extend({ role }), (actor, form) => staff.changeRole(actor, form, Date.now()))

export const disable = action(Person, (actor, { staffId }) => staff.disable(actor, staffId, Date.now()))

export const enable = action(Person, (actor, { staffId }) => staff.enable(actor, staffId, Date.now()))

/** The link as the form shows it, once, to whoever made it. */
function linkForForm(actor: Actor, { token, expiresAt }: SetupLink) {
  return { address: setupLinkAddress(token), until: deskTime(expiresAt, actor.zone) }
}
