import { expect, test } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { signInFailures } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { beginSignIn, delayAfter, findWaitEnd, signInWorked } from './sign-in-limit'

const second = 1000
const account = { key: 'account', free: 3 }

test('the first failures cost nothing, then each doubles the wait, up to a quarter of an hour', () => {
  const waits = [0, 1, 2, 3, 4, 5, 8, 9, 50, 100_000].map((failures) => delayAfter(failures, 3) / second)
  expect(waits).toEqual([0, 0, 0, 15, 30, 60, 480, 900, 900, 900])
})

test('an account waits longer after each failure and is never locked for good', async () => {
  testDatabase()
  for (let n = 0; n < 3; n++) expect(await beginSignIn([account], 0)).toBeUndefined()
  expect(await beginSignIn([account], 0)).toBe(15 * second)
  expect(await beginSignIn([account], 15 * second - 1)).toBe(15 * second)
  expect(await beginSignIn([account], 15 * second)).toBeUndefined()
  expect(await beginSignIn([account], 15 * second)).toBe(45 * second)
  for (let n = 0, now = 1e6; n < 30; n++, now += 900 * second) expect(await beginSignIn([account], now)).toBeUndefined()
})

test('attempts that are refused while waiting do not lengthen the wait', async () => {
  testDatabase()
  for (let n = 0; n < 3; n++) await beginSignIn([account], 0)
  for (let n = 0; n < 50; n++) expect(await beginSignIn([account], second)).toBe(15 * second)
})

test('a hundred attempts at once do not slip through together', async () => {
  testDatabase()
  const answers = await Promise.all(Array.from({ length: 100 }, () => beginSignIn([account], 0)))
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(3)
})

test('whether one must wait can be asked without counting', async () => {
  testDatabase()
  for (let n = 0; n < 2; n++) await beginSignIn([account], 0)
  for (let n = 0; n < 5; n++) expect(await findWaitEnd([account], 0)).toBeUndefined()
  await beginSignIn([account], 0)
  expect(await findWaitEnd([account], 0)).toBe(15 * second)
  expect(await findWaitEnd([account], 15 * second)).toBeUndefined()
})

test('waiting survives a restart', async () => {
  const dir = testDatabase()
  for (let n = 0; n < 3; n++) await beginSignIn([account], 0)
  closeDatabase()
  openDatabase(dir)
  expect(await beginSignIn([account], 1)).toBe(15 * second)
})

test('the right password clears the account, and takes one attempt off the network', async () => {
  testDatabase()
  const limited = [account, { key: 'network', free: 25, shared: true }]
  for (let n = 0; n < 3; n++) await beginSignIn(limited, 0)
  await signInWorked(limited)
  expect(await read().select({ key: signInFailures.key, count: signInFailures.count }).from(signInFailures)).toEqual([
    { key: 'network', count: 2 },
  ])
})

test('one account’s failures do not make another wait, and the longest wait counts', async () => {
  testDatabase()
  const network = { key: 'network', free: 5 }
  for (let n = 0; n < 5; n++) await beginSignIn([{ key: `account ${n}`, free: 3 }, network], 0)
  expect(await beginSignIn([{ key: 'account 9', free: 3 }], 0)).toBeUndefined()
  expect(await beginSignIn([{ key: 'account 8', free: 3 }, network], 0)).toBe(15 * second)
})

test('failures are forgotten after a day', async () => {
  testDatabase()
  for (let n = 0; n < 3; n++) await beginSignIn([account], 0)
  await beginSignIn([{ key: 'someone else', free: 3 }], 24 * 3600 * second)
  expect((await read().select().from(signInFailures)).map(({ key }) => key)).toEqual(['someone else'])
})
