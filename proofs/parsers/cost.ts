import { existsSync, readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'

export type Cost = {
  /** Processor time (ms) of this process and of the children that ended meanwhile. */
  time: number
  /** The longest time (ms of processor time) in which other work of this process had no turn. */
  longest: number
  /** Growth of this process in bytes. */
  memory: number
}

// Measures only this thread where Node can (from 24 on): compiler and collector threads block nobody.
const threadTime = () => {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1_000
}

/** Measures the cost of work. Uses processor time, so a busy machine changes nothing. */
export async function costOf(work: () => unknown): Promise<Cost> {
  await turn()
  const [usedBefore, children, before] = [process.cpuUsage(), childrenWorked(), process.memoryUsage.rss()]
  let [last, longest, max] = [threadTime(), 0, before]
  const look = () => {
    const now = threadTime()
    longest = Math.max(longest, now - last)
    max = Math.max(max, process.memoryUsage.rss())
    last = now
  }
  const timer = setInterval(look, 1)
  await work()
  look()
  clearInterval(timer)
  const { user, system } = process.cpuUsage(usedBefore)
  return { time: (user + system) / 1_000 + childrenWorked() - children, longest, memory: max - before }
}

/** The processor time (ms) of all children of this process that have ended (proc(5): cutime and cstime). */
function childrenWorked() {
  if (!existsSync('/proc/self/stat')) return 0
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').pop()!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}
