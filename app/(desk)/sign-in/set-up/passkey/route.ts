import { openRoute } from '@/auth/guard'
import { passkeysWork } from '@/auth/passkey-host'
import { newPasskeyOptions } from '@/auth/passkeys'
import { setUpPerson } from '@/auth/set-up-guard'
import { done, refused } from '@/lib/result'

export const POST = openRoute(async (_, now) => {
  if (!passkeysWork()) return refused('Passkeys do not work at this address.')
  const who = await setUpPerson(now)
  return who.ok ? done(await newPasskeyOptions(who.value.actor, now)) : who
})
