import { generateSecret, generateURI, verifySync } from 'otplib'

/** A time step of TOTP (RFC 6238), in seconds: what every authenticator app takes. */
const stepSeconds = 30

/** A new secret of 160 bits, as base32: the length that RFC 4226 recommends. */
export function newAppSecret() {
  return generateSecret({ length: 20 })
}

/** The address in the picture that an app reads. */
export function appAddress(secret: string, { site, email }: { site: string; email: string }) {
  return generateURI({ secret, issuer: site, label: email })
}

/** The time step that a code belongs to: the present one, the one before or the one after; undefined where it is none of theirs. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const epoch = Math.floor(now / 1000)
  const result = verifySync({ secret, token: code, epoch, period: stepSeconds, epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
