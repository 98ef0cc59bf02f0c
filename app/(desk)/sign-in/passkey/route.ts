import { openRoute } from '@/auth/guard'
import { passkeysWork } from '@/auth/passkey-host'
import { signInOptions } from '@/auth/passkeys'
import { done, refused } from '@/lib/result'

/** A route, not an action: actions run one after another, and the password form must not wait for this one. */
export const POST = openRoute(async (_, now) =>
  passkeysWork() ? done(await signInOptions(now)) : refused('Passkeys do not work at this address.'),
)
