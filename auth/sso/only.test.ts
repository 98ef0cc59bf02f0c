import { expect, test } from 'vitest'
import { isSsoOnly } from './only'

const provider = { id: 'google', name: 'Google', issuer: '', clientId: '', clientSecret: '' } as const
const settings = { providers: [provider, { ...provider, name: 'Microsoft' }], onlyDomains: ['example.org'] }

test('people of a domain with single sign-on alone are told so, whatever the spelling, and others are not', () => {
  for (const email of ['nang@example.org', ' NANG@Example.ORG ', '"a@b"@example.org'])
    expect(isSsoOnly(email, settings)).toMatchObject({
      problems: [{ message: 'Addresses at example.org sign in with Google or Microsoft, not with a password.' }],
    })
  for (const email of ['nang@sub.example.org', 'nang@example.org.evil.example', 'example.org@other.org', 'nobody', ''])
    expect(isSsoOnly(email, settings)).toBeUndefined()
})
