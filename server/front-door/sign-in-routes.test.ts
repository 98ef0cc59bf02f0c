import { expect, test } from 'vitest'
import { openDoor } from '../test-door'

const others = [
  '/api/auth',
  '/api/auth/signin',
  '/api/auth/signin/google',
  '/api/auth/signin/oidc/more',
  '/api/auth/callback',
  '/api/auth/callback/credentials',
  '/api/auth/signout',
  '/api/auth/csrf',
  '/api/auth/providers',
  '/api/auth/error',
  '/api/auth/verify-request',
  '/api/auth/_log',
]

test('of next-auth’s addresses those that are used reach the desk, and all others are 404', async () => {
  const { ask, requests } = await openDoor({ ssoProviders: ['oidc'] })
  for (const path of others) expect([path, (await ask(path)).status]).toEqual([path, 404])
  expect(requests).toEqual([])
  for (const path of ['session', 'signin/oidc', 'callback/oidc'])
    expect((await ask(`/api/auth/${path}?state=1`)).status).toBe(200)
  expect(requests).toHaveLength(3)
})

test('without a provider only the session is left', async () => {
  const { ask } = await openDoor()
  expect((await ask('/api/auth/callback/oidc')).status).toBe(404)
  expect((await ask('/api/auth/session')).status).toBe(200)
})
