import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passwordWeakness, isCommonPassword } from '@/auth/password-strength'
import { commonestPasswords, commonPasswordBytes } from './common-passwords.mjs'
import { root } from './run.mjs'

test('each of the 100,000 commonest passwords is refused', async () => {
  const commonest = commonestPasswords().slice(0, 100_000)
  expect(commonest).toHaveLength(100_000)
  const accepted: string[] = []
  for (const password of commonest) if (!(await passwordWeakness(password, []))) accepted.push(password)
  expect(accepted).toEqual([])
})

test('the file has what the package lists', () => {
  expect(commonPasswordBytes().equals(readFileSync(join(root, 'auth/common-passwords.bin')))).toBe(true)
})

test('words that nobody listed are not taken for listed ones', () => {
  const others = Array.from({ length: 20_000 }, (_, n) => `ledger of the year ${n}`)
  expect(others.filter(isCommonPassword)).toEqual([])
})
