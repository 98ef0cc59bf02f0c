'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { newAppSecret, codeStep } from '@/auth/app-code'
import { NewPasskeyAnswer } from '@/auth/passkey-forms'
import { readNewPasskey } from '@/auth/passkeys'
import { newRecoveryCodes, groupedCode } from '@/auth/recovery-code'
import { openSecret, sealSecret } from '@/auth/sealed-secret'
import { continueWithFactor, setUpAction } from '@/auth/set-up-guard'
import * as app from '@/domain/staff/factors/authenticator-app'
import * as passkeys from '@/domain/staff/factors/passkeys'
import { done, refused } from '@/lib/result'

export const beginApp = setUpAction(z.object({}), async ({ actor, session }, _, now) => {
  await app.beginApp(actor, sealSecret(newAppSecret(), actor.id ?? -1), now)
  if (session) redirect('/admin/account/app')
  return done(undefined)
})

const FirstCodeFields = z.object({ code: z.string().transform((typed) => typed.replace(/\s/g, '')) })

export const confirmApp = setUpAction(FirstCodeFields, async (who, { code }, now) => {
  const staffId = who.actor.id ?? -1
  const waiting = await app.unconfirmedApp(who.actor, now)
  const secret = waiting && openSecret(waiting.sealedSecret, staffId)
  if (!waiting || !secret) return refused('It took too long. Start again: the picture will be a new one.')
  if (!/^\d{6}$/.test(code)) return refused('Write the six digits that the app shows for this site.', 'code')
  const step = codeStep(secret, code, now)
  if (step === undefined) return refused(wrongCodeRefusal(secret, code, now), 'code')
  const codes = newRecoveryCodes()
  const firstCode = { id: waiting.id, step, session: who.session, codes }
  const { token, newCodes } = await app.confirmApp(who.actor, firstCode, now)
  await continueWithFactor(who, token, 'app')
  return done({ codes: newCodes ? codes.map(groupedCode) : [] })
})

const halfAnHour = 30 * 60_000

/** May reveal that clocks differ: the person sees the secret anyway. */
function wrongCodeRefusal(secret: string, code: string, now: number) {
  for (let away = 60_000; away <= halfAnHour; away += 60_000)
    if (codeStep(secret, code, now - away) !== undefined || codeStep(secret, code, now + away) !== undefined)
      return 'The code is right for another time: the clock of your phone is wrong, or that of the server. Set the phone to take its time from the network.'
  return 'This is not the code that the app should show now. Wait for the next one, or scan the picture again.'
}

const NewPasskeyFields = z.object({
  passkey: NewPasskeyAnswer,
  name: z.string().trim().max(60, 'Use at most 60 characters for a name.').default(''),
})

export const addPasskey = setUpAction(NewPasskeyFields, async (who, { passkey: response, name }, now) => {
  const made = await readNewPasskey(who.actor, response, now)
  if (!made.ok) return made
  const codes = newRecoveryCodes()
  const passkey = { ...made.value, name }
  const result = await passkeys.addPasskey(who.actor, passkey, { session: who.session, codes }, now)
  if (!result.ok) return result
  const { token, newCodes } = result.value
  await continueWithFactor(who, token, 'passkey')
  return done({ codes: newCodes ? codes.map(groupedCode) : [] })
})
