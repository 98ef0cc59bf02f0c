import { expect, test } from 'vitest'
import { parseNetworks } from '@/lib/web/client-address'
import { openDoor, siteUrl } from '../test-door'

const desk = ['/admin', '/admin/staff', '/sign-in', '/setup/a-link', '/api/desk/entries', '/api/auth/session']
const deskAllow = parseNetworks('198.51.100.0/24 2001:db8:1::/48')
const trustedProxies = parseNetworks('loopback')
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

test('from other networks the desk answers with a sentence, and Next sees nothing of it', async () => {
  const { ask, requests } = await openDoor({ deskAllow, trustedProxies })
  for (const path of desk)
    for (const address of ['203.0.113.7', '2001:db8:2::1', 'no address']) {
      const reply = await ask(path, from(address))
      expect([path, address, reply.status]).toEqual([path, address, 403])
      expect(reply.text).toContain('The desk is not open from this network')
    }
  const form = { method: 'POST', headers: { ...from('203.0.113.7').headers, origin: siteUrl }, body: 'x=1' }
  expect((await ask('/sign-in', form)).status).toBe(403)
  expect(requests).toEqual([])
})

test('from the named networks it is open, and readers’ pages are for everybody', async () => {
  const { ask, requests } = await openDoor({ deskAllow, trustedProxies })
  for (const address of ['198.51.100.9', '2001:db8:1::5'])
    for (const path of desk) expect((await ask(path, from(address))).status).toBe(200)
  expect(requests).toHaveLength(2 * desk.length)
  for (const path of ['/', '/news', '/api/v1', '/api/health'])
    expect((await ask(path, from('203.0.113.7'))).status).not.toBe(403)
})

test('only a trusted proxy says for whom it asks: a header of one’s own opens nothing', async () => {
  const { ask } = await openDoor({ deskAllow })
  expect((await ask('/sign-in', from('198.51.100.9'))).status).toBe(403)
})

test('without the setting the desk is open from everywhere', async () => {
  const { ask } = await openDoor({ trustedProxies })
  expect((await ask('/sign-in', from('203.0.113.7'))).status).toBe(200)
})
