import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { parseTrustedProxies } from '@/lib/client-address'
import { askerBy, connectionOwnerBy } from './asker'

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress } as Socket,
  headers: { 'x-forwarded-for': forwarded },
})

test('who asks is the network of the connection, whatever a visitor says of it', () => {
  expect(askerBy()(from('198.51.100.7', '203.0.113.9'))).toBe('198.51.100.7')
  expect(askerBy()(from('2001:db8:0:1:2:3:4:5'))).toBe('2001:db8:0:1::/64')
})

test('a trusted proxy says who asks, and its own connection counts for nobody', () => {
  const proxies = parseTrustedProxies('loopback 10.0.0.1')
  expect(askerBy(proxies)(from('127.0.0.1', '203.0.113.9'))).toBe('203.0.113.9')
  expect(askerBy(proxies)(from('10.0.0.1', '203.0.113.9'))).toBe('203.0.113.9')
  expect(connectionOwnerBy(proxies)(from('10.0.0.1').socket)).toBeUndefined()
  expect(connectionOwnerBy()(from('10.0.0.1').socket)).toBe('10.0.0.1')
})

test('of this machine nothing is known: a proxy that nobody named asks for everybody', () => {
  expect(askerBy()(from('127.0.0.1', '203.0.113.9'))).toBeUndefined()
  expect(askerBy()(from('::1'))).toBeUndefined()
  expect(connectionOwnerBy()(from('::ffff:127.0.0.1').socket)).toBeUndefined()
})
