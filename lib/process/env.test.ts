import { expect, test } from 'vitest'
import { parseEnv } from './env'

test('everything is optional', () => {
  expect(parseEnv({})).toMatchObject({ port: 3000, siteUrl: 'http://localhost:3000', demo: true, production: true })
})

test('the site address follows the port unless it is given, and loses its slash', () => {
  expect(parseEnv({ PORT: '4000' }).siteUrl).toBe('http://localhost:4000')
  expect(parseEnv({ SITE_URL: 'https://un-act.example/' }).siteUrl).toBe('https://un-act.example')
})

test.each([
  ['http://localhost:3000', undefined, true],
  ['http://desk.localhost', undefined, true],
  ['http://127.0.0.1:8080', '', true],
  ['http://[::1]:3000', undefined, true],
  ['https://un-act.example', undefined, false],
  ['http://192.168.1.4', '', false],
  ['http://localhost.example', undefined, false],
  ['https://un-act.example', 'yes', true],
  ['http://localhost:3000', 'no', false],
])('at %s with DEMO=%s, an empty database gets the demonstration: %s', (url, DEMO, demo) => {
  expect(parseEnv({ SITE_URL: url, DEMO }).demo).toBe(demo)
})

test.each([{ PORT: 'http' }, { SITE_URL: 'un-act.org' }, { SITE_URL: 'https://x.example/path' }, { DEMO: 'maybe' }])(
  '%j is refused by name',
  (source) => {
    expect(() => parseEnv(source)).toThrow(Object.keys(source)[0])
  },
)

test('a database elsewhere needs the secret of all instances, and a whole one', () => {
  const source = { DATABASE_URL: 'postgres://gazette@localhost/archive' }
  const secret = Buffer.alloc(32, 7).toString('base64')
  expect(parseEnv({ SECRET: 'of something else' })).toMatchObject({ databaseUrl: undefined, secret: undefined })
  expect(parseEnv({ ...source, SECRET: secret })).toMatchObject({ databaseUrl: source.DATABASE_URL, secret })
  expect(() => parseEnv(source)).toThrow(/^SECRET: with DATABASE_URL it has to be set, to the same on every instance/)
  for (const bad of ['short', `${secret}A`, secret.replace('=', 'A'), Buffer.alloc(31).toString('base64')])
    expect(() => parseEnv({ ...source, SECRET: bad }), bad).toThrow(/^SECRET: must be 32 random bytes in Base64/)
  expect(() => parseEnv({ DATABASE_URL: 'mysql://localhost/a' })).toThrow('DATABASE_URL: must begin')
  for (const several of ['postgres://a,b/archive?target_session_attrs=read-write', 'postgres://x:y,z@a:1,b:2/archive'])
    expect(() => parseEnv({ DATABASE_URL: several, SECRET: secret })).toThrow('DATABASE_URL: names several servers')
  const withComma = 'postgres://x:y,z@localhost/archive?host=a,b'
  expect(parseEnv({ DATABASE_URL: withComma, SECRET: secret }).databaseUrl).toBe(withComma)
})

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

test('the desk is open from everywhere, or from the networks that are named; a word that is none is refused', () => {
  expect(parseEnv({ DESK_ALLOW: '' }).deskAllow).toBeUndefined()
  const isAllowed = parseEnv({ DESK_ALLOW: '192.0.2.0/24, 2001:db8:7::/48' }).deskAllow!
  expect(['192.0.2.4', '2001:db8:7::1', '192.0.3.4', 'nobody'].map(isAllowed)).toEqual([true, true, false, false])
  for (const bad of ['office', '0.0.0.0/0', '192.0.2.0/33'])
    expect(() => parseEnv({ DESK_ALLOW: bad })).toThrow('DESK_ALLOW')
})

test('copies every few minutes need a folder for backups, and no key, since they are not encrypted', () => {
  expect(parseEnv({ BACKUP_DIR: '/b', BACKUP_EVERY: '5' }).backups).toMatchObject({ folder: '/b', every: 5 })
  expect(parseEnv({ BACKUP_DIR: '/b' }).backups?.every).toBeUndefined()
  expect(() => parseEnv({ BACKUP_EVERY: '5' })).toThrow('BACKUP_EVERY: BACKUP_DIR names no folder')
  expect(() => parseEnv({ BACKUP_DIR: '/b', BACKUP_EVERY: '0' })).toThrow(/BACKUP_EVERY/)
  const withKey = { BACKUP_DIR: '/b', BACKUP_EVERY: '5', BACKUP_KEY: 'a passphrase of many words' }
  expect(() => parseEnv(withKey)).toThrow('not encrypted')
})
