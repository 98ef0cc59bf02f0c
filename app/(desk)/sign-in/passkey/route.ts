import { openRoute } from '@/auth/guard'
import { passkeysWork } from '@/auth/passkey-host'
import { signInOptions } from '@/auth/passkeys'
import { done, refused } from '@/lib/result'

/** A route, because a password form must not wait for it. */
export const POST = openRoute(async () =>
  passkeysWork() ? done(await signInOptions(Date.now())) : refused('Passkeys do not work at this address.'),
)
