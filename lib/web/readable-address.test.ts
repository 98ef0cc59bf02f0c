import { expect, test } from 'vitest'
import { readableAddress } from './readable-address'

test('letters of every script are read as letters', () => {
  expect(readableAddress('/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A/2014')).toBe('/ខ្មែរ/2014')
  expect(readableAddress('/l%C3%A0o-cai')).toBe('/lào-cai')
  expect(readableAddress('//old.example.org/%e0%ba%a5%e0%ba%b2%e0%ba%a7')).toBe('old.example.org/ລາວ')
})

test('what could mislead stays escaped', () => {
  for (const path of ['/a%20b', '/a%2Fb', '/100%25', '/%3Cscript%3E', '/zero%E2%80%8Bwidth', '/right%E2%80%AEleft'])
    expect(readableAddress(path)).toBe(path)
})

test('what is no text stays as it is', () => {
  for (const path of ['/%E1%9E', '/%FF%FE', '/%', '/%zz', '/plain/2014/10']) expect(readableAddress(path)).toBe(path)
})
