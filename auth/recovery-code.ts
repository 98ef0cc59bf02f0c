import { randomBytes } from 'node:crypto'
import { base32crockford } from '@scure/base'

const count = 10
/** 120 bits, which are 24 letters and digits: from 112 on a plain hash keeps them (OWASP ASVS 5.0, 6.5.2). */
const bytes = 15

/** Ten new codes, as they are kept: without dashes. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => base32crockford.encode(randomBytes(bytes)).toLowerCase())
}

/** A code as people read and write it: in groups of four. */
export function shownCode(code: string) {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Returns what somebody typed, as a code is kept; undefined where it cannot be one. Letters that look like digits are taken for them. */
export function recoveryCodeIn(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return /^[0-9a-hjkmnp-tv-z]{24}$/.test(code) ? code : undefined
}
