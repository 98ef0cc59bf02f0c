import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
  Reflect.deleteProperty(globalThis, Symbol.for('gazette.env'))
})

async function answerTo(headers: Record<string, string>, token = '') {
  vi.stubEnv('MONITOR_TOKEN', token)
  const { mayMonitor } = await import('./monitor')
  return mayMonitor(new Headers(headers))
}

const token = 'a-token-of-the-operator'

test('details are for the token, whole', async () => {
  expect(await answerTo({ authorization: `Bearer ${token}` }, token)).toBe(true)
})

test('nobody else reads them, not even a program on this machine, which may be a proxy', async () => {
  expect(await answerTo({ host: 'localhost', 'x-forwarded-for': '127.0.0.1', 'x-on-this-machine': 'yes' })).toBe(false)
  expect(await answerTo({}, token)).toBe(false)
  expect(await answerTo({ authorization: 'Bearer a-token-of-the-operato' }, token)).toBe(false)
  expect(await answerTo({ authorization: token }, token)).toBe(false)
})

test('without a token set, no token opens anything', async () => {
  for (const authorization of ['Bearer undefined', 'Bearer ', 'Bearer', `Bearer ${token}`])
    expect(await answerTo({ authorization })).toBe(false)
})
