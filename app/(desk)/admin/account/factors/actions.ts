'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { newRecoveryCodes, groupedCode } from '@/auth/recovery-code'
import { setSessionCookie } from '@/auth/session'
import * as app from '@/domain/staff/factors/authenticator-app'
import * as passkeys from '@/domain/staff/factors/passkeys'
import { replaceCodes } from '@/domain/staff/factors/recovery-codes'
import { done, type Result } from '@/lib/result'

const PasskeyRef = z.object({ id })

export const removeApp = action(
  z.object({}),
  async (actor, _, now, { hash }) => continueSession(await app.removeApp(actor, hash, now)),
  grave,
)

export const removePasskey = action(
  PasskeyRef,
  async (actor, { id }, now, { hash }) =>
    continueSession(await passkeys.removePasskey(actor, { id, session: hash }, now)),
  grave,
)

export const renamePasskey = action(
  PasskeyRef.extend({ name: z.string().max(60, 'Use at most 60 characters for a name.') }),
  passkeys.renamePasskey,
)

/** Shows the codes once; earlier codes stop working. */
export const makeRecoveryCodes = action(
  z.object({}),
  async (actor, _, now, { hash }) => {
    const codes = newRecoveryCodes()
    const result = await replaceCodes(actor, codes, hash, now)
    if (!result.ok) return result
    await continueSession(result)
    return done({ codes: codes.map(groupedCode) })
  },
  grave,
)

async function continueSession(result: Result<{ token: string | undefined }>): Promise<Result> {
  if (!result.ok) return result
  if (result.value.token) await setSessionCookie(result.value.token)
  return done(undefined)
}
