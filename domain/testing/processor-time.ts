import { setImmediate as turn } from 'node:timers/promises'

const spent = () => {
  const { user } = process.cpuUsage()
  return user / 1_000
}

const sample = JSON.stringify(Array.from({ length: 20_000 }, (_, n) => ({ n, text: `word ${n}` })))

function fixedWork() {
  const began = spent()
  for (let n = 0; n < 8; n++) JSON.stringify(JSON.parse(sample))
  return spent() - began
}

/** Milliseconds that the fixed work takes where nothing else runs on the core. */
const usual = 62

/** Returns how many times longer than usual a piece of work takes now, at least 1: a busy core does less in the same processor time. */
export function slowdown() {
  return Math.max(1, Math.min(fixedWork(), fixedWork()) / usual)
}

/** Returns processor milliseconds of some work, and of the longest stretch in which nothing else could run. */
export async function costOf(work: () => Promise<unknown>) {
  const began = spent()
  let [longest, isDone, last] = [0, false, began]
  const others = (async () => {
    for (let isLast = false; !isLast; await turn()) {
      isLast = isDone
      longest = Math.max(longest, spent() - last)
      last = spent()
    }
  })()
  await work()
  isDone = true
  await others
  return { processor: spent() - began, longest }
}
