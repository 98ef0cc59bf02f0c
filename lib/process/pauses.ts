import { setImmediate as turn } from 'node:timers/promises'

/** The time (ms) that one piece of work may keep everybody else waiting. */
const maxPause = 15

/**
 * For long work, and the one way to let others in: `await pause()` between its parts lets everybody else have a turn once 15 ms
 * have gone by since the last one, and takes no time until then.
 */
export function pauses() {
  let until = performance.now() + maxPause
  return (): Promise<void> | undefined => {
    if (performance.now() < until) return undefined
    return turn().then(() => void (until = performance.now() + maxPause))
  }
}
