'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/auth/guard'
import { ownPath } from '@/auth/own-path'
import { endCurrentSession, startSession } from '@/auth/session'
import { checkPassword } from '@/auth/sign-in'

const SignIn = z.object({
  email: z.string().trim().min(1, 'Write your email.').max(300, 'That is longer than any email.'),
  password: z.string().min(1, 'Write your password.').max(1000, 'That is longer than any password here.'),
  next: z.string().optional(),
})

export const signIn = openAction(SignIn, async ({ email, password, next }) => {
  // The front door takes away what the sender claims, so that this is Next's own note of the connection.
  const address = (await headers()).get('x-forwarded-for')
  const checked = await checkPassword({ email, password }, { address, now: Date.now() })
  if (!checked.ok) return checked
  await startSession(checked.value.staffId)
  redirect(ownPath(next))
})

export const signOut = openAction(z.object({}), async () => {
  await endCurrentSession()
  redirect('/sign-in')
})
