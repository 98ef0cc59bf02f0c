import { expect, test } from './support/test'

test('anyone may ask whether the site answers; how it is, only its own machine', async ({ request }) => {
  const live = await request.get('/api/health')
  expect([live.status(), await live.json()]).toEqual([200, { ok: true }])
  const ready = await request.get('/api/health/ready')
  expect(ready.status()).toBe(200)
  expect(await ready.json()).toMatchObject({ ok: true, database: 'readable', version: expect.stringMatching(/^\d/) })
  const outside = await request.get('/api/health/ready', { headers: { 'x-forwarded-for': '203.0.113.7' } })
  expect(outside.status()).toBe(404)
  expect(outside.headers()).not.toHaveProperty('set-cookie')
})
