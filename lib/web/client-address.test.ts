import { expect, test } from 'vitest'
import { clientAddress, noProxies, parseNetworks } from './client-address'

const from = (
  socket: string | undefined,
  forwarded: string | string[] | undefined,
  proxies = 'loopback, 10.1.0.0/16',
) => clientAddress(socket, { 'x-forwarded-for': forwarded }, parseNetworks(proxies))

test('without trusted proxies the connection’s own address counts, whatever is claimed', () => {
  expect(clientAddress('203.0.113.7', { 'x-forwarded-for': '198.51.100.1' }, noProxies)).toBe('203.0.113.7')
  expect(clientAddress('127.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, noProxies)).toBe('127.0.0.1')
  expect(from('127.0.0.1', '198.51.100.1', '')).toBe('127.0.0.1')
})

test.each([
  ['a trusted proxy says for whom it asks', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a visitor who claims to be somebody else', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a claim that came along through the proxy', '127.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['two proxies in a row', '::1', '198.51.100.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['a claim to be a proxy', '::1', '10.1.9.9, 203.0.113.7', '203.0.113.7'],
  ['a program of a proxy itself', '127.0.0.1', '10.1.2.3', '10.1.2.3'],
  ['a proxy that says nothing', '127.0.0.1', undefined, '127.0.0.1'],
  ['a proxy that says nonsense', '127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
  ['a header that came twice', '127.0.0.1', ['198.51.100.1', '203.0.113.7'], '203.0.113.7'],
  ['IPv4 within IPv6', '::ffff:127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ['a port behind an address', '127.0.0.1', '203.0.113.7:5123', '203.0.113.7'],
  ['a port behind an IPv6 address', '127.0.0.1', '[2001:DB8:0::7]:443', '2001:db8::7'],
  ['a connection that is gone', undefined, '203.0.113.7', 'unknown'],
])('%s', (_, socket, forwarded, address) => {
  expect(from(socket, forwarded)).toBe(address)
})

test('containers reach us through private networks', () => {
  expect(from('172.18.0.1', '203.0.113.7', 'private')).toBe('203.0.113.7')
  expect(from('fd00::1', '203.0.113.7', 'private')).toBe('203.0.113.7')
  expect(from('172.32.0.1', '203.0.113.7', 'private')).toBe('172.32.0.1')
})

test.each(['localhost', '10.0.0.0/33', '10.0.0/8', '::/129', '10.0.0.1/x', '10.0.0.1/8/8', '1'])(
  '%s is refused',
  (word) => {
    expect(() => parseNetworks(`loopback ${word}`)).toThrow(`“${word}” is no address`)
  },
)

test('trusting everybody is refused', () => {
  for (const word of ['0.0.0.0/0', '::/0']) expect(() => parseNetworks(word)).toThrow('is everybody')
})
