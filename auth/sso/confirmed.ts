import { emailKey } from '@/lib/email-key'
import type { SsoProvider } from '@/lib/sso-settings'
import type { Claims } from './options'

/**
 * The e-mail that a provider vouches for; undefined where it only repeats what somebody has typed, or was true once.
 * - Google: for its own addresses, and those of a Workspace (`hd`); others were confirmed when the account was made
 *   (developers.google.com/identity/gsi/web/guides/verify-google-id-token).
 * - Entra: where the owner of the domain is verified (`xms_edov`); its `email` may be what any admin of a directory has typed.
 * - Others: `email_verified` (OpenID Connect Core 1.0, section 5.1).
 */
export function confirmedEmail({ id }: Pick<SsoProvider, 'id'>, claims: Partial<Claims>): string | undefined {
  const { email, hd } = claims
  if (!email) return undefined
  const isConfirmed = {
    entra: () => isTrue(claims.xms_edov),
    google: () => isTrue(claims.email_verified) && (Boolean(hd) || emailKey(email).endsWith('@gmail.com')),
    oidc: () => isTrue(claims.email_verified),
  }[id]
  return isConfirmed() ? email : undefined
}

/** Some providers send booleans as words or numbers. */
function isTrue(value: unknown) {
  return value === true || value === 'true' || value === 1 || value === '1'
}
