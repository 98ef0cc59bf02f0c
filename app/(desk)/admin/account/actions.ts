'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { ticked } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import * as own from '@/auth/own-password'
import { setSessionCookie, currentBrowserToken } from '@/auth/session'
import { mailChoicesFor, mailKinds } from '@/components/admin/notices/notice-words'
import { changeOwnAccount } from '@/domain/staff/accounts'
import { may } from '@/domain/staff/actor'
import { muteMail } from '@/domain/notices/mail'
import { setRecordMail } from '@/domain/notices/record-mail'
import * as sessions from '@/domain/staff/own-sessions'
import { done } from '@/lib/result'

const AccountFields = z.object({
  name: z.string().trim().min(1, 'Write your name.').max(100, 'Use at most 100 characters for your name.'),
  zone: z.string().min(1, 'Choose a time zone.').max(100),
})

const PasswordFields = z.object({
  currentPassword: z.string().min(1, 'Write the password you have now.').max(1000),
  newPassword: z.string().min(1, 'Choose a new password.').max(1000, 'Use at most 200 characters.'),
})

export const changeAccount = action(AccountFields, changeOwnAccount)

export const changePassword = action(PasswordFields, async (actor, form, now, { hash }) => {
  const current = { hash, browser: await currentBrowserToken() }
  const result = await own.changePassword(actor, { ...form, current }, now)
  if (!result.ok) return result
  await setSessionCookie(result.value)
  return done(undefined)
})

export const endSession = action(
  z.object({ hash: z.string().max(100) }),
  async (actor, { hash }, now) => {
    await sessions.endOwnSession(actor, hash, now)
    return done(undefined)
  },
  grave,
)

export const endOtherSessions = action(
  z.object({}),
  async (actor, _, now, { hash }) => {
    const token = await sessions.endOtherSessions(actor, { hash, browser: await currentBrowserToken() }, now)
    await setSessionCookie(token)
    return done(undefined)
  },
  grave,
)

const MailFields = z.object({ kind: z.array(z.enum(mailKinds)).default([]), newestAct: ticked })

export const saveMailChoices = action(MailFields, async (actor, { kind: chosenKinds, newestAct }, now) => {
  if (may(actor, 'manageSettings')) await setRecordMail(actor, newestAct, now)
  return muteMail(
    actor,
    // A kind that the form did not offer stays on: it may matter in another role.
    mailChoicesFor({ review: may(actor, 'review'), administer: may(actor, 'manageSettings') })
      .map(({ kind }) => kind)
      .filter((kind) => !chosenKinds.includes(kind)),
    now,
  )
})
