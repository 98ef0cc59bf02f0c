import { generateSecret, generateURI, verifySync } from 'otplib'

/** Seconds of a time step of TOTP (RFC 6238); all authenticator apps use it. */
const stepSeconds = 30

/** Returns 160 random bits as base32, the length that RFC 4226 recommends. */
export function newAppSecret() {
  return generateSecret({ length: 20 })
}

export function otpauthAddress(secret: string, { site, email }: { site: string; email: string }) {
  return generateURI({ secret, issuer: site, label: email })
}

/** Returns the time step of a code: the present one, the one before or the one after. Undefined for other codes. */
export function codeStep(secret: string, code: string, now: number): number | undefined {
  const epoch = Math.floor(now / 1000)
  const result = verifySync({ secret, token: code, epoch, period: stepSeconds, epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
