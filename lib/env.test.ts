import { expect, test } from 'vitest'
import { parseEnv } from './env'

test('everything is optional', () => {
  expect(parseEnv({})).toMatchObject({ port: 3000, siteUrl: 'http://localhost:3000', demo: true, production: true })
})

test('the site address follows the port unless it is given, and loses its slash', () => {
  expect(parseEnv({ PORT: '4000' }).siteUrl).toBe('http://localhost:4000')
  expect(parseEnv({ SITE_URL: 'https://un-act.example/' }).siteUrl).toBe('https://un-act.example')
})

test.each([{ PORT: 'http' }, { SITE_URL: 'un-act.org' }, { SITE_URL: 'https://x.example/path' }, { DEMO: 'maybe' }])(
  '%j is refused by name',
  (source) => {
    expect(() => parseEnv(source)).toThrow(Object.keys(source)[0])
  },
)

test('hosts of earlier sites are a list; the host of the site itself is none of them', () => {
  expect(parseEnv({}).oldHosts).toEqual([])
  expect(parseEnv({ OLD_HOSTS: 'UN-ACT.org, www.no-trafficking.org localhost:3001' }).oldHosts).toEqual([
    'un-act.org',
    'www.no-trafficking.org',
    'localhost:3001',
  ])
  for (const bad of ['https://un-act.org', 'un-act.org/what', 'a@b'])
    expect(() => parseEnv({ OLD_HOSTS: bad })).toThrow('OLD_HOSTS')
  expect(() => parseEnv({ SITE_URL: 'https://un-act.org', OLD_HOSTS: 'un-act.org' })).toThrow('OLD_HOSTS')
})

test('proxies are named by address, network or place; a word that is none is refused', () => {
  expect(parseEnv({}).trustedProxies).toBeUndefined()
  expect(parseEnv({ TRUSTED_PROXIES: '' }).trustedProxies).toBeUndefined()
  const isTrusted = parseEnv({ TRUSTED_PROXIES: 'loopback, 192.0.2.4 2001:db8:7::/48' }).trustedProxies!
  expect(['::1', '192.0.2.4', '2001:db8:7::9', '192.0.2.5'].map(isTrusted)).toEqual([true, true, true, false])
  for (const bad of ['nginx', '0.0.0.0/0']) expect(() => parseEnv({ TRUSTED_PROXIES: bad })).toThrow('TRUSTED_PROXIES')
})
