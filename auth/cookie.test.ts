import { afterEach, expect, test } from 'vitest'
import { env } from '@/lib/process/env'
import { browserCookie, cookieNamed, sessionCookie } from './cookie'

const settings = env()
const { siteUrl } = settings
afterEach(() => void (settings.siteUrl = siteUrl))

test('over https every cookie is bound to this host, hidden from scripts and not sent with forms of others', () => {
  settings.siteUrl = 'https://archive.example.org'
  for (const { name, options } of [sessionCookie(), browserCookie(), cookieNamed('sso-state')]) {
    expect(name).toMatch(/^__Host-/)
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
})

test('without TLS, which is for a machine of one’s own, browsers take no such name', () => {
  settings.siteUrl = 'http://localhost:3000'
  expect(sessionCookie()).toMatchObject({ name: 'gazette', options: { secure: false, httpOnly: true } })
})

test('no other cookie’s name begins like the session’s', () => {
  for (const use of ['known-browser', 'sso-state', 'sso-nonce', 'sso-pkce', 'sso-next', 'sso-csrf', 'sso-unused'])
    expect(cookieNamed(use).name.startsWith(sessionCookie().name)).toBe(false)
})
