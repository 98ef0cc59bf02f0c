import { afterEach, expect, test, vi } from 'vitest'
import { openDoor, siteUrl } from '../test-door'
import { DeskProcess } from './desk-process'
import type { RenderProcess } from './render-process'

afterEach(() => vi.useRealTimers())

/** A desk that answers nothing, on which the processor spends so many milliseconds in each second. */
function silentDesk({ perSecond, isRunning }: { perSecond: number; isRunning: boolean }) {
  vi.useFakeTimers()
  const began = Date.now()
  const used = () => ((Date.now() - began) * perSecond) / 1_000
  const one = { isReady: true, pid: 1, calls: { call: () => new Promise(() => {}) }, kill: vi.fn() }
  const desk = new DeskProcess(one as unknown as RenderProcess, undefined, () => ({ used: used(), isRunning }))
  return { desk, kill: one.kill }
}

test.each([
  ['runs in circles', { perSecond: 1_000, isRunning: true }],
  ['waits for something that never comes', { perSecond: 0, isRunning: false }],
])('a desk that %s is ended within 20 seconds', async (_, how) => {
  const { desk, kill } = silentDesk(how)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(kill).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(kill).toHaveBeenCalled()
  desk.endWatch()
})

test('a desk that gets a tenth of a busy processor has ten times as long', async () => {
  const { desk, kill } = silentDesk({ perSecond: 100, isRunning: true })
  await vi.advanceTimersByTimeAsync(140_000)
  expect(kill).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(kill).toHaveBeenCalled()
  desk.endWatch()
})

test('programs at the desk are told in JSON that it starts, and browsers by a page', async () => {
  const one = { isReady: false, becomesReady: async () => false }
  const desk = new DeskProcess(one as unknown as RenderProcess)
  const { ask } = await openDoor({ forward: desk.answer })
  const save = (accept: string) =>
    ask('/api/desk/entries/1/draft', { method: 'PUT', headers: { origin: siteUrl, accept } })
  const forProgram = await save('*/*')
  expect([forProgram.status, forProgram.headers['content-type']]).toEqual([503, 'application/problem+json'])
  expect(JSON.parse(forProgram.text)).toEqual({
    title: 'The desk is starting',
    status: 503,
    detail: 'Please try again in a moment.',
    problems: [{ message: 'The desk is starting. Please try again in a moment.' }],
  })
  const forBrowser = await save('text/html,*/*')
  expect([forBrowser.status, forBrowser.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  desk.endWatch()
})
