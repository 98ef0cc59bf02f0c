import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { parseNetworks } from '@/lib/web/client-address'
import { askerOf, connectionOwnerBy, rememberClient } from './asker'
import { refuseUntrusted } from './refuse'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    method: 'GET',
    url: '/news',
    socket: { remoteAddress } as Socket,
    headers: { host: 'archive.example.org', ...(forwarded && { 'x-forwarded-for': forwarded }) },
  }) as unknown as IncomingMessage

function askedBy(req: IncomingMessage, proxies?: string) {
  rememberClient(req, proxies ? parseNetworks(proxies) : undefined)
  return askerOf(req)
}

test('who asks is the network of the connection, whatever a visitor says of it', () => {
  expect(askedBy(from('198.51.100.7', '203.0.113.9'))).toBe('198.51.100.7')
  expect(askedBy(from('2001:db8:0:1:2:3:4:5'))).toBe('2001:db8:0:1::/64')
})

test('a trusted proxy says who asks, and its own connection counts for nobody', () => {
  const proxies = 'loopback 10.0.0.1'
  expect(askedBy(from('127.0.0.1', '203.0.113.9'), proxies)).toBe('203.0.113.9')
  expect(askedBy(from('10.0.0.1', '203.0.113.9'), proxies)).toBe('203.0.113.9')
  expect(connectionOwnerBy(parseNetworks(proxies))(from('10.0.0.1').socket)).toBeUndefined()
  expect(connectionOwnerBy()(from('10.0.0.1').socket)).toBe('10.0.0.1')
})

test('of this machine nothing is known: a proxy that nobody named asks for everybody', () => {
  expect(askedBy(from('127.0.0.1', '203.0.113.9'))).toBeUndefined()
  expect(askedBy(from('::1'))).toBeUndefined()
  expect(connectionOwnerBy()(from('::ffff:127.0.0.1').socket)).toBeUndefined()
})

test('who asks for a public page is still known where the headers of proxies are gone', async () => {
  const req = from('127.0.0.1', '203.0.113.9')
  let forwardedAndAsker: unknown
  await refuseUntrusted('https://archive.example.org', parseNetworks('loopback'))(req, {} as never, () => {
    forwardedAndAsker = [req.headers['x-forwarded-for'], askerOf(req)]
  })
  expect(forwardedAndAsker).toEqual([undefined, '203.0.113.9'])
})
