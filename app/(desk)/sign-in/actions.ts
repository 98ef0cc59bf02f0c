'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/auth/guard'
import { continueAfterPassword } from '@/auth/pending'
import { endCurrentSession, currentBrowserToken } from '@/auth/session'
import { checkPassword, Credentials } from '@/auth/sign-in'

const SignIn = Credentials.extend({ next: z.string().optional() })

export const signIn = openAction(SignIn, async ({ email, password, next }) => {
  const result = await checkPassword({ email, password }, await attempt())
  return result.ok ? continueAfterPassword(result.value.staffId, next) : result
})

async function attempt() {
  // Only the front door sets this header.
  const address = (await headers()).get('x-forwarded-for') ?? ''
  return { address, browser: await currentBrowserToken(), now: Date.now() }
}

export const signOut = openAction(z.object({}), async () => {
  await endCurrentSession()
  redirect('/sign-in')
})
