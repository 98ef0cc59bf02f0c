'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/auth/guard'
import { ownPath } from '@/auth/own-path'
import { PasskeyAnswer } from '@/auth/passkey-forms'
import { checkPasskey } from '@/auth/passkeys'
import { finishSignIn } from '@/auth/pending'

const PasskeySignInFields = z.object({ passkey: PasskeyAnswer, next: z.string().optional() })

/** A passkey needs no second factor: the device has asked for a finger, a face or a PIN. */
export const signInWithPasskey = openAction(PasskeySignInFields, async ({ passkey, next }, now) => {
  const result = await checkPasskey(passkey, { purpose: 'sign in', staffId: null }, now)
  if (!result.ok) return result
  await finishSignIn(result.value.staffId, 'passkey')
  redirect(ownPath(next))
})
