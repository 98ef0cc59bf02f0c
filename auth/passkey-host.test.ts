import { expect, test } from 'vitest'
import { passkeyHost, passkeysWork } from './passkey-host'

test.each([
  ['https://archive.example.org', true, 'archive.example.org'],
  ['https://archive.example.org:8443', true, 'archive.example.org'],
  ['http://localhost:3000', true, 'localhost'],
  ['http://archive.example.org', false, 'archive.example.org'],
  ['https://192.0.2.7', false, '192.0.2.7'],
  ['https://[2001:db8::7]', false, '[2001:db8::7]'],
])('at %s passkeys can be made: %s', (siteUrl, can, host) => {
  expect([passkeysWork(siteUrl), passkeyHost(siteUrl)]).toEqual([can, host])
})
