import { randomBytes } from 'node:crypto'
import { base32crockford } from '@scure/base'

const codeCount = 10
/** 120 bits, which are 24 letters and digits. From 112 bits on a plain hash is enough (OWASP ASVS 5.0, 6.5.2). */
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
