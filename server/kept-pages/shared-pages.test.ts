import { IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { Exchange } from '../front-door/step'
import { PageStore } from './store'
import { gate, openDoor, page, still } from '../test-door'
import { ClientGone, TooBusy } from '../turns/turns'

test('a page that is asked for by many at once is rendered once', async () => {
  const { open, passed } = gate()
  const { ask, requests } = await openDoor({ handle: async (_, res) => (await passed, still(res, page('shared'))) })
  const replies = Promise.all(Array.from({ length: 50 }, () => ask('/news')))
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  await wait(100)
  open()
  expect(new Set((await replies).map((reply) => reply.text))).toEqual(new Set([page('shared')]))
  expect(requests).toHaveLength(1)
})

test('the first asker may leave: the others still get the page', async () => {
  const { open, passed } = gate()
  const { ask, requests, port } = await openDoor({
    handle: async (_, res) => (await passed, still(res, page('shared'))),
  })
  const leaving = connect(port, '127.0.0.1')
  leaving.write('GET /news HTTP/1.1\r\nHost: a\r\n\r\n')
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  const other = ask('/news')
  leaving.destroy()
  await wait(50)
  open()
  expect((await other).text).toBe(page('shared'))
})

test.each([
  ['is refused', TooBusy],
  ['leaves', ClientGone],
])('who shares a page with somebody that %s asks in a turn of their own', async (_, Reason) => {
  const { open, passed } = gate()
  const askers: string[] = []
  const render = async (_: string, exchange?: Exchange) => {
    const { host } = exchange!.req.headers
    askers.push(host!)
    if (host === 'refused') return passed.then(() => Promise.reject(new Reason()))
    return { status: 200, headers: { 'x-still': 'none' }, body: Buffer.from('made') }
  }
  const store = new PageStore({ siteUrl: 'http://a', render, version: () => 1, nextChange: async () => undefined })
  const ask = (host: string) => {
    const req = Object.assign(new IncomingMessage(new Socket()), { headers: { host } })
    return store.page('/news', { req, res: new ServerResponse(req) })
  }
  const first = ask('refused')
  await vi.waitFor(() => expect(askers).toEqual(['refused']))
  const others = [ask('other'), ask('third')]
  open()
  await expect(first).rejects.toBeInstanceOf(Reason)
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200])
  expect(askers).toEqual(['refused', 'other'])
})
