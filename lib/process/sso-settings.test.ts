import { expect, test } from 'vitest'
import { parseEnv } from './env'

const google = { SSO_GOOGLE_CLIENT: 'c', SSO_GOOGLE_SECRET: 's' }
const oidc = { SSO_OIDC_ISSUER: 'https://id.example.org', SSO_OIDC_CLIENT: 'c', SSO_OIDC_SECRET: 's' }
const tenant = '11111111-2222-4333-8444-555555555555'
const entra = { SSO_ENTRA_TENANT: tenant.toUpperCase(), SSO_ENTRA_CLIENT: 'c', SSO_ENTRA_SECRET: 's' }

test('without settings there is no single sign-on', () => {
  expect(parseEnv({}).sso).toEqual({ providers: [], onlyDomains: [] })
})

test('each provider is known by its exact issuer', () => {
  const { providers } = parseEnv({ ...google, ...entra, ...oidc, SSO_OIDC_NAME: 'Example ID' }).sso
  expect(providers.map(({ id, name, issuer }) => [id, name, issuer])).toEqual([
    ['entra', 'Microsoft', `https://login.microsoftonline.com/${tenant}/v2.0`],
    ['google', 'Google', 'https://accounts.google.com'],
    ['oidc', 'Example ID', 'https://id.example.org'],
  ])
  expect(parseEnv(oidc).sso.providers[0]!.name).toBe('id.example.org')
})

test('domains are read in any spelling, set apart by commas or spaces', () => {
  const { onlyDomains } = parseEnv({ ...google, SSO_ONLY: 'Example.org, un-act.org' }).sso
  expect(onlyDomains).toEqual(['example.org', 'un-act.org'])
})

test.each<[string, Record<string, string>, string]>([
  ['a provider by half', { SSO_GOOGLE_CLIENT: 'c' }, 'SSO_GOOGLE_SECRET: is missing'],
  ['any directory of Microsoft', { ...entra, SSO_ENTRA_TENANT: 'common' }, 'SSO_ENTRA_TENANT: must be the id'],
  ['an issuer without TLS', { ...oidc, SSO_OIDC_ISSUER: 'http://id.example.org' }, 'SSO_OIDC_ISSUER: must begin with'],
  ['a domain without a provider', { SSO_ONLY: 'example.org' }, 'SSO_ONLY: no provider'],
  ['an address as a domain', { ...google, SSO_ONLY: 'a@example.org' }, 'SSO_ONLY: must be domains'],
])('%s is refused in a sentence', (_, settings, sentence) => {
  expect(() => parseEnv(settings)).toThrow(sentence)
})

test('without TLS only on this machine', () => {
  const issuer = 'http://127.0.0.1:4000'
  expect(parseEnv({ ...oidc, SSO_OIDC_ISSUER: issuer }).sso.providers[0]!.issuer).toBe(issuer)
})
