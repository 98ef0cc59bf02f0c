import { expect, test } from 'vitest'
import { weakness } from './password-strength'

const about = ['Somchai Srisuk', 'somchai@un-act.org', 'UN-ACT']

test.each([
  ['elevenchars', 'at least 12'],
  ['ស្វាគមន៍', 'at least 12'],
  ['aaaaaaaaaaaaaaaa', 'pattern'],
  ['ababababababab', 'pattern'],
  ['x1yx1yx1yx1y', 'pattern'],
  ['123456789012', 'pattern'],
  ['qwertyuiopasdf', 'pattern'],
  ['zyxwvutsrqponm', 'pattern'],
  ['password1234', 'common words'],
  ['P4ssw0rd!2024', 'common words'],
  ['AdminAdmin2024!', 'common words'],
  ['Welcome-Bangkok-2014', 'common words'],
  ['somchai.srisuk.2014', 'common words'],
  ['SRISUK somchai 99', 'common words'],
  ['un-act-un-act-14', 'common words'],
  ['a1'.repeat(150), 'at most 200'],
])('%s is refused: %s', (password, why) => {
  expect(weakness(password, about)).toContain(why)
})

test.each([
  'lantern orbit velvet nine',
  'mango-tricycle-ledger',
  '7Rk#v2Qp!x9Zw',
  'kqzvhwmtbxpd',
  'ផ្កាឈូក ទន្លេ សៀវភៅ',
  'the winter rain on Tonle Sap',
])('%s will do', (password) => {
  expect(weakness(password, about)).toBeUndefined()
})
