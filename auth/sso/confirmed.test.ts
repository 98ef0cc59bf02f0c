import { expect, test } from 'vitest'
import type { SsoProvider } from '@/lib/process/sso-settings'
import { confirmedEmail } from './sign-in'
import type { SsoClaims } from './options'

const email = 'nang@example.org'

test.each<[string, SsoProvider['id'], Partial<SsoClaims>, boolean]>([
  ['any provider that says so', 'oidc', { email, email_verified: true }, true],
  ['one that says so in a word', 'oidc', { email, email_verified: 'true' }, true],
  ['one that says no', 'oidc', { email, email_verified: false }, false],
  ['one that says nothing', 'oidc', { email }, false],
  ['one without an address', 'oidc', { email_verified: true }, false],
  ['Google for a Workspace', 'google', { email, email_verified: true, hd: 'example.org' }, true],
  ['Google for its own addresses', 'google', { email: 'Nang@Gmail.com', email_verified: true }, true],
  ['Google for an address that was confirmed once', 'google', { email, email_verified: true }, false],
  ['Google for a name that only ends alike', 'google', { email: 'a@notgmail.com', email_verified: true }, false],
  ['Google for a Workspace, not confirmed', 'google', { email, email_verified: false, hd: 'example.org' }, false],
  ['Entra, the owner of the domain verified', 'entra', { email, xms_edov: true }, true],
  ['Entra, as a number', 'entra', { email, xms_edov: 1 }, true],
  ['Entra, the owner not verified', 'entra', { email, xms_edov: false }, false],
  ['Entra, as any admin can type it', 'entra', { email, email_verified: true }, false],
])('%s', (_, id, claims, isConfirmed) => {
  expect(confirmedEmail({ id }, claims)).toBe(isConfirmed ? claims.email : undefined)
})
