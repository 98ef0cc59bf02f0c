import { afterEach, beforeEach, expect, test } from 'vitest'
import { serviceTimeout, serviceLanguages, translateTexts } from './exchange'
import { addressProblem, isNearIp, openServiceKey, sealServiceKey, tidyAddress } from './service'
import { json, testService, translates } from './test-service'

let service: Awaited<ReturnType<typeof testService>>
const usual = serviceTimeout.usual
beforeEach(async () => void (service = await testService()))
afterEach(async () => {
  serviceTimeout.usual = usual
  await service.close()
})

const ask = (texts: string[], near: { key?: string; isNear?: boolean } = {}) =>
  translateTexts({ address: service.address, isNear: true, ...near }, { texts, from: 'en', to: 'km' })

test('texts are sent in one request as plain text with the key, and come back in their order', async () => {
  expect(await ask(['One.', 'Two.'], { key: 'k1' })).toEqual(['ប្រែ One.', 'ប្រែ Two.'])
  expect(service.requests).toEqual([
    { path: '/translate', json: { q: ['One.', 'Two.'], source: 'en', target: 'km', format: 'text', api_key: 'k1' } },
  ])
  await ask(['One.'])
  expect(service.requests[1]!.json).not.toHaveProperty('api_key')
})

test('a service’s own names of our languages are used, and languages that are not ours are passed over', async () => {
  const near = { address: service.address, isNear: true }
  const known = await serviceLanguages(near)
  expect(known).toEqual({ en: 'en', km: 'km', zh: 'zh-Hans' })
  await translateTexts(near, { texts: ['One.'], from: 'en', to: 'zh', known })
  expect(service.requests[1]!.json.target).toBe('zh-Hans')
})

test.each<[string, Parameters<typeof testService>[0], RegExp]>([
  ['a web page', (res) => void res.end('<!doctype html><p>Hello'), /web page/],
  ['no JSON', (res) => void res.end('{"translatedText": ['), /something else/],
  ['another JSON', (res) => json(res, { translatedText: 'One.' }), /no translation/],
  ['numbers', (res) => json(res, { translatedText: [1, 2] }), /no translation/],
  ['too few texts', (res) => json(res, { translatedText: ['One.'] }), /1 texts in place of 2/],
  ['too many texts', (res) => json(res, { translatedText: ['1', '2', '3'] }), /3 texts in place of 2/],
  ['a text without end', (res) => json(res, { translatedText: ['1', 'x'.repeat(10_000)] }), /far longer/],
  ['a redirect', (res) => void res.writeHead(302, { location: '/elsewhere' }).end(), /another address \(302\)/],
  ['a refused key', (res) => json(res, { error: 'Invalid\nAPI key' }, 403), /key \(403\): “Invalid API key”/],
  ['a long refusal', (res) => json(res, { error: 'x'.repeat(5_000) }, 400), /^.{0,300}$/],
  ['a fault of its own', (res) => json(res, {}, 500), /failed \(500\)/],
  ['half of an answer', (res) => (res.writeHead(200, { 'content-length': '99' }), res.write('{'), res.destroy()), /./],
])('%s is refused in words, and nothing of it is used', async (_, answer, words) => {
  service.become(answer!)
  await expect(ask(['One.', 'Two.'])).rejects.toThrow(words)
  if (_ === 'a redirect') expect(service.requests).toHaveLength(1)
})

test('an answer of many megabytes is cut off while it comes', async () => {
  let sent = 0
  service.become((res) => {
    const more = () => {
      while (!res.destroyed && sent < 200_000_000) {
        sent += 64_000
        if (!res.write('x'.repeat(64_000))) return void res.once('drain', more)
      }
    }
    more()
  })
  await expect(ask(['One.'])).rejects.toThrow(/far more/)
  expect(sent).toBeLessThan(50_000_000)
})

test('a service that does not answer is given up, and one that is not there is named', async () => {
  serviceTimeout.usual = 100
  service.become(() => {})
  await expect(ask(['One.'])).rejects.toThrow(/in time/)
  serviceTimeout.usual = usual
  const { address } = service
  await service.close()
  await expect(ask(['One.'])).rejects.toThrow(/nothing answers there/)
  service = await testService(translates)
  expect(address).not.toBe('')
})

test('nothing of the own network is asked unless it was said, nor anything outside of it where it was', async () => {
  const address = service.address.replace('127.0.0.1', 'localhost')
  for (const near of [address, service.address, 'https://127.0.0.1', 'https://[::1]', 'https://10.1.2.3'])
    await expect(
      translateTexts({ address: near, isNear: false }, { texts: ['One.'], from: 'en', to: 'km' }),
    ).rejects.toThrow(/https:\/\/|own machine/)
  await expect(
    translateTexts({ address: 'http://192.0.2.1', isNear: true }, { texts: ['One.'], from: 'en', to: 'km' }),
  ).rejects.toThrow(/not on your own machine/)
  // Looks up a name, and compares each of its addresses with the setting.
  await expect(
    translateTexts({ address: 'https://localhost:1', isNear: false }, { texts: ['One.'], from: 'en', to: 'km' }),
  ).rejects.toThrow(/own machine or network/)
  expect(service.requests).toEqual([])
})

test.each([
  ['http://translate.example.org', false, /https:\/\//],
  ['https://user:word@translate.example.org', false, /password/],
  ['https://translate.example.org/?key=1', false, /“\?”/],
  ['ftp://translate.example.org', false, /whole address/],
  ['translate.example.org', false, /whole address/],
  ['https://translate.example.org', false, undefined],
  ['http://127.0.0.1:5000', true, undefined],
  ['http://[::1]:5000', true, undefined],
  ['https://169.254.169.254', false, /own machine/],
])('%s can be named or is refused in words', (address, isNear, words) => {
  const problem = addressProblem({ address, isNear })
  if (words) expect(problem).toMatch(words)
  else expect(problem).toBeUndefined()
})

test('an address is kept without the slash and the act at its end', () => {
  expect(tidyAddress(' https://t.example.org/translate/ ')).toBe('https://t.example.org')
  expect(tidyAddress('https://t.example.org/mt/')).toBe('https://t.example.org/mt')
})

test('IPv4 within IPv6 is the network address that it is', () => {
  expect(isNearIp('::ffff:127.0.0.1')).toBe(true)
  expect(isNearIp('::ffff:192.0.2.1')).toBe(false)
})

test('a key is kept so that it cannot be read, and comes back whole', () => {
  const sealed = sealServiceKey('a secret key')
  expect(sealed).not.toContain('secret')
  expect(openServiceKey(sealed)).toBe('a secret key')
  const middle = sealed.length >> 1
  const changed = sealed[middle] === 'A' ? 'B' : 'A'
  expect(openServiceKey(sealed.slice(0, middle) + changed + sealed.slice(middle + 1))).toBeUndefined()
})
