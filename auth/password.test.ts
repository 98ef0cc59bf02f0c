import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password'

test('a password opens its own hash, which is argon2id with 64 MiB and three passes', async () => {
  const hash = await hashPassword('lantern orbit velvet')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await isPassword('lantern orbit velvet', hash)).toBe(true)
  expect(await isPassword('lantern orbit velvex', hash)).toBe(false)
})

test('the same letters typed on another keyboard are the same password', async () => {
  const hash = await hashPassword('caf\u00e9 lantern orbit')
  expect(await isPassword('cafe\u0301 lantern orbit', hash)).toBe(true)
})

test('where there is no hash the answer is no, after the same work', { tags: 'thorough' }, async () => {
  const hash = await hashPassword('lantern orbit velvet')
  expect(await isPassword('anything', null)).toBe(false)
  const [known, unknown] = [[] as number[], [] as number[]]
  for (let n = 0; n < 5; n++) {
    known.push(await took(() => isPassword('wrong', hash)))
    unknown.push(await took(() => isPassword('wrong', undefined)))
  }
  // The quickest of each: a busy machine only ever adds.
  const ratio = Math.min(...unknown) / Math.min(...known)
  expect(ratio).toBeGreaterThan(1 / 3)
  expect(ratio).toBeLessThan(3)
})

async function took(work: () => Promise<unknown>) {
  const start = performance.now()
  await work()
  return performance.now() - start
}
