import { setImmediate as turn } from 'node:timers/promises'

/** Milliseconds that one piece of work may block others. */
const maxPause = 15

/** Lets others run: `await pause()` between parts of long work yields after 15 ms, and costs nothing before. */
export function createPause() {
  let until = performance.now() + maxPause
  return (): Promise<void> | undefined => {
    if (performance.now() < until) return undefined
    return turn().then(() => void (until = performance.now() + maxPause))
  }
}

/** Runs long work in steps to its end, and lets others run between them. */
export async function inTurns<T>(steps: Iterator<unknown, T>): Promise<T> {
  await turn()
  const pause = createPause()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await pause()
  }
}
