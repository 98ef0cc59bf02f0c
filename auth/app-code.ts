import { generateSecret, generateURI, verifySync } from 'otplib'
import { randomBytes } from 'node:crypto'
import { base32crockford } from '@scure/base'
import { openText, sealText } from '@/lib/keys/sealed-text'
import { keyFor } from './keys'

/** Seconds of a time step of TOTP (RFC 6238); all authenticator apps use it. */
const stepSeconds = 30

/** 160 bits as base32, the length that RFC 4226 recommends. */
export function newAppSecret() {
  return generateSecret({ length: 20 })
}

export function otpauthAddress(secret: string, { site, email }: { site: string; email: string }) {
  return generateURI({ secret, issuer: site, label: email })
}

/** Accepts the present time step, the one before and the one after; undefined for other codes. */
export function codeStep(secret: string, code: string, now: number): number | undefined {
  const epoch = Math.floor(now / 1000)
  const result = verifySync({ secret, token: code, epoch, period: stepSeconds, epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

const codeCount = 10
/** 120 bits, 24 letters and digits: from 112 bits on, a plain hash protects them (OWASP ASVS 5.0, 6.5.2). */
const codeBytes = 15

export function newRecoveryCodes(): string[] {
  return Array.from({ length: codeCount }, () => base32crockford.encode(randomBytes(codeBytes)).toLowerCase())
}

export function groupedCode(code: string) {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Returns a typed code in stored form; undefined for anything else. Letters that look like digits count as digits. */
export function recoveryCodeIn(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return /^[0-9a-hjkmnp-tv-z]{24}$/.test(code) ? code : undefined
}

export function sealSecret(secret: string, staffId: number): string {
  return sealText(secret, { key: appSecretKey(), use: `staff ${staffId}` })
}

/** Undefined if it was sealed for somebody else, or by another installation. */
export function openSecret(sealed: string, staffId: number): string | undefined {
  return openText(sealed, { key: appSecretKey(), use: `staff ${staffId}` })
}

function appSecretKey() {
  return Buffer.from(keyFor('authenticator app'), 'base64url')
}
