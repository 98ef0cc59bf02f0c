import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DecisionQueue } from './decisions-here'

let answers: (number | 'none')[] = []
let sent: string[] = []
beforeEach(() => {
  ;[answers, sent] = [[], []]
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    const status = answers.shift() ?? 200
    if (status === 'none') throw new TypeError('offline')
    sent.push(`${path.split('/').at(-1)} ${(JSON.parse(body) as { is: string }).is}`)
    return Response.json(status === 200 ? { value: { left: 0 } } : { problems: [{ message: 'No.' }] }, { status })
  })
})
afterEach(() => void vi.unstubAllGlobals())

const decision = (suggestionId: number, is: 'accepted' | 'refused' | 'open') => ({ suggestionId, keys: ['a'], is })
const toSend = () => new DecisionQueue(() => 7)

test('what had no answer is sent the next time, in its order and once', async () => {
  const decisions = toSend()
  decisions.add([decision(1, 'accepted'), decision(2, 'accepted')])
  answers = ['none']
  expect(await decisions.send()).toMatchObject({ ok: false })
  decisions.add([decision(1, 'open')])
  expect(await decisions.send()).toMatchObject({ ok: true })
  expect(await decisions.send()).toMatchObject({ ok: true })
  expect(sent).toEqual(['1 accepted', '2 accepted', '1 open'])
})

test('what the server refuses is not tried again', async () => {
  const decisions = toSend()
  decisions.add([decision(1, 'accepted'), decision(2, 'accepted')])
  answers = [422]
  expect(await decisions.send()).toMatchObject({ ok: false })
  expect(await decisions.send()).toMatchObject({ ok: true })
  expect(sent).toEqual(['1 accepted', '2 accepted'])
})

test('what holds only once it is answered is not kept without an answer', async () => {
  const decisions = toSend()
  answers = ['none']
  expect(await decisions.send([decision(1, 'refused')])).toMatchObject({ ok: false })
  expect(await decisions.send()).toMatchObject({ ok: true })
  expect(sent).toEqual([])
})

test('two who send at once send each decision once', async () => {
  const decisions = toSend()
  decisions.add([decision(1, 'accepted'), decision(2, 'accepted')])
  await Promise.all([decisions.send(), decisions.send()])
  expect(sent).toEqual(['1 accepted', '2 accepted'])
})
