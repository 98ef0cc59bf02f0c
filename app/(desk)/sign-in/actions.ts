'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { askForPasswordLink, mailPasswordLink } from '@/auth/link-mail'
import { openAction } from '@/auth/guard'
import { continueAfterPassword } from '@/auth/pending'
import { endCurrentSession, currentBrowserToken } from '@/auth/session'
import { checkPassword, Credentials } from '@/auth/sign-in'

const SignInFields = Credentials.extend({ next: z.string().optional() })

export const signIn = openAction(SignInFields, async ({ email, password, next }, now) => {
  const result = await checkPassword({ email, password }, await signInAttempt(now))
  return result.ok ? continueAfterPassword(result.value.staffId, next) : result
})

export const sendPasswordLink = openAction(Credentials.pick({ email: true }), async ({ email }, now) => {
  const result = await askForPasswordLink(email, await signInAttempt(now))
  if (result.ok) after(() => mailPasswordLink(email, now))
  return result
})

async function signInAttempt(now: number) {
  // Only the front door sets this header.
  const address = (await headers()).get('x-forwarded-for') ?? ''
  return { address, browser: await currentBrowserToken(), now }
}

export const signOut = openAction(z.object({}), async () => {
  await endCurrentSession()
  redirect('/sign-in')
})
