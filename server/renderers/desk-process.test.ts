import { afterEach, expect, test, vi } from 'vitest'
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
