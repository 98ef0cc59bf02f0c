import { expect, test } from 'vitest'
import { parseEnv } from '@/lib/process/env'
import { ssoOptions } from './options'

const tenant = '11111111-2222-4333-8444-555555555555'
const { providers } = parseEnv({
  SSO_ENTRA_TENANT: tenant,
  SSO_ENTRA_CLIENT: 'c',
  SSO_ENTRA_SECRET: 's',
  SSO_GOOGLE_CLIENT: 'c',
  SSO_GOOGLE_SECRET: 's',
  SSO_OIDC_ISSUER: 'https://id.example.org/realm/',
  SSO_OIDC_CLIENT: 'c',
  SSO_OIDC_SECRET: 's',
}).sso

type Made = { wellKnown: string; options: Record<string, unknown> & { profile(claims: unknown): unknown } }

test.each([
  ['entra', `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration?appid=c`],
  ['google', 'https://accounts.google.com/.well-known/openid-configuration'],
  ['oidc', 'https://id.example.org/realm/.well-known/openid-configuration'],
])('%s is asked at its own address, with every check, and for nothing but the token', (id, wellKnown) => {
  const settings = providers.find((provider) => provider.id === id)!
  const made = ssoOptions(settings).providers[0] as unknown as Made
  expect(made.wellKnown).toBe(wellKnown)
  expect(made.options).toMatchObject({ id, clientId: 'c', clientSecret: 's', checks: ['pkce', 'state', 'nonce'] })
  // A promise would be a request: next-auth's own provider for Entra fetches a picture in this function.
  expect(made.options.profile({ sub: '1', name: 'Nang', picture: 'https://x' })).toEqual({ id: '1' })
})

test.each([
  ['oidc', undefined],
  ['entra', 'select_account'],
])('%s is asked to have the person sign in anew where they confirm', (id, usual) => {
  const settings = providers.find((provider) => provider.id === id)!
  const asked = (options: ReturnType<typeof ssoOptions>) =>
    (options.providers[0] as unknown as { options: { authorization: { params: Record<string, unknown> } } }).options
      .authorization.params
  expect(asked(ssoOptions(settings)).prompt).toBe(usual)
  expect(asked(ssoOptions(settings))).not.toHaveProperty('max_age')
  expect(asked(ssoOptions(settings, { again: true }))).toMatchObject({ prompt: 'login', max_age: 0 })
})
