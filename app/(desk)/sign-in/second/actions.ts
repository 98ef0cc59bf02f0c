'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/auth/guard'
import { ownPath } from '@/auth/own-path'
import { currentPendingSignIn, finishSignIn } from '@/auth/pending'
import { checkCode } from '@/auth/second-factor'
import { currentBrowserToken } from '@/auth/session'
import { refused } from '@/lib/result'

const CodeFields = z.object({
  code: z.string().trim().min(1, 'Write the code.').max(100, 'That is longer than any code.'),
  next: z.string().optional(),
})

export const enterCode = openAction(CodeFields, async ({ code, next }, now) => {
  const pending = await currentPendingSignIn()
  if (pending?.step !== 'second factor')
    return refused('It took too long since you wrote your password. Sign in again from the beginning.')
  const staffId = pending.actor.id ?? -1
  const result = await checkCode(code, { staffId, browser: await currentBrowserToken(), now })
  if (!result.ok) return result
  await finishSignIn(staffId, result.value)
  redirect(ownPath(next))
})
