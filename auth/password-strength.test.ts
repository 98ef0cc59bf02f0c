import { expect, test } from 'vitest'
import { passwordWeakness } from './password-strength'

const about = ['Somchai Srisuk', 'somchai@un-act.org', 'UN-ACT']

test.each([
  ['elevenchars', 'at least 12'],
  ['ស្វាគមន៍', 'at least 12'],
  ['gggggggggggggggggggggg', 'pattern'],
  ['ababababababab', 'pattern'],
  ['x1yx1yx1yx1y', 'pattern'],
  ['123456789012', 'many people use'],
  ['hgfdsapoiuytr', 'pattern'],
  ['zyxwvutsrqponm', 'pattern'],
  ['1QAZ2wsx3edc', 'many people use'],
  ['leavemealone', 'many people use'],
  ['monkeydragonfootball', 'too few words'],
  ['iloveyou12345!', 'too few words'],
  ['password1234', 'many people use'],
  ['P4ssw0rd!2024', 'common words'],
  ['AdminAdmin2024!', 'common words'],
  ['Welcome-Bangkok-2014', 'common words'],
  ['somchai.srisuk.2014', 'common words'],
  ['SRISUK somchai 99', 'common words'],
  ['un-act-un-act-14', 'common words'],
  ['un-act project 2026', 'common words'],
  ['a1'.repeat(100), 'pattern'],
  ['a1'.repeat(150), 'at most 200'],
])('%s is refused: %s', async (password, why) => {
  expect(await passwordWeakness(password, about)).toContain(why)
})

test.each([
  'lantern orbit velvet nine',
  'mango-tricycle-ledger',
  '7Rk#v2Qp!x9Zw',
  'kqzvhwmtbxpd',
  'ផ្កាឈូក ទន្លេ សៀវភៅ',
  'the winter rain on Tonle Sap',
])('%s will do', async (password) => {
  expect(await passwordWeakness(password, about)).toBeUndefined()
})
