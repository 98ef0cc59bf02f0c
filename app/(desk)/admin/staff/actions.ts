'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { mailLink } from '@/auth/link-mail'
import { setupLinkAddress } from '@/auth/setup'
import type { Actor } from '@/domain/staff/actor'
import { unbindIdentities } from '@/domain/staff/identities'
import * as staff from '@/domain/staff/staff'
import { done } from '@/lib/result'
import { deskTime } from '@/lib/time/time'

// Changes of roles and of ways to sign in need a fresh proof of who acts.
const grave = { grave: true }

const role = z.enum(staff.roles, 'Choose a role.')
const Person = z.object({ staffId: z.coerce.number().int() })

const Invitation = z.object({
  name: z.string().trim().min(1, 'Write their name.').max(100, 'Use at most 100 characters for a name.'),
  email: z.email('Write an email, such as name@example.org.').max(300),
  role,
})

export const invite = action(
  Invitation,
  async (actor, form) => {
    const result = await staff.invite(actor, form, Date.now())
    return result.ok ? done({ name: form.name, ...(await linkForForm(actor, result.value)) }) : result
  },
  grave,
)

export const renewLink = action(
  Person,
  async (actor, { staffId }) => {
    const result = await staff.renewLink(actor, staffId, Date.now())
    return result.ok ? done(await linkForForm(actor, result.value)) : result
  },
  grave,
)

export const changeRole = action(
  Person.extend({ role }),
  (actor, form) => staff.changeRole(actor, form, Date.now()),
  grave,
)

export const disable = action(Person, (actor, { staffId }) => staff.disable(actor, staffId, Date.now()), grave)

export const enable = action(Person, (actor, { staffId }) => staff.enable(actor, staffId, Date.now()), grave)

export const unbind = action(Person, (actor, { staffId }) => unbindIdentities(actor, staffId, Date.now()), grave)

/** The link is shown once, to the person who made it, with the state of its mail. */
async function linkForForm(actor: Actor, link: staff.PersonalLink) {
  const { token, expiresAt, person } = link
  const shown = { address: setupLinkAddress(token), until: deskTime(expiresAt, actor.zone), email: person.email }
  return { ...shown, mail: await mailLink(link) }
}
