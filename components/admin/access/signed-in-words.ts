import type { SignedInBy } from '@/db/schema'

/** The way in which a session was opened. */
export const signedInWords: Record<SignedInBy, string> = {
  password: 'With a password',
  app: 'With a password and a code',
  recovery: 'With a recovery code',
  passkey: 'With a passkey',
  'sign-on': 'With single sign-on',
}
