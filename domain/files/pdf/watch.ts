import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time: until the next sign of life, and in all. */
export type Patience = { next: number; all: number }

const mostMemory = 300_000_000
const every = 100

// Elsewhere the clock is all that is known of a process, and nothing of its memory.
const isTold = existsSync('/proc/self/stat')

export type ChildLimits = {
  patience: Patience
  /**
   * How many times that the clock may show; 30. A busy machine gives a process little of its processor, and an honest
   * document must not pay for it; a child that sleeps has to end some time.
   */
  clockTimes?: number
}

/** Looks after a child: how long it works between its signs of life and in all, and how much memory it holds. */
export function watch(
  child: ChildProcess,
  { patience, clockTimes = 30 }: ChildLimits,
  onTooMuch: (why: 'time' | 'memory') => void,
) {
  const begun = performance.now()
  let sign = { worked: 0, at: begun }
  let worked = 0
  let peak = 0
  const timer = setInterval(look, every)

  function look() {
    const now = performance.now()
    if (see(now) > mostMemory) onTooMuch('memory')
    // What it has said already is read first: this process may be the one that was busy.
    if (isOver(now)) setImmediate(() => isOver(now) && onTooMuch('time'))
  }

  function see(now: number) {
    const state = stateOf(child)
    worked = state?.worked ?? (isTold ? worked : now - begun)
    peak = Math.max(peak, state?.peak ?? 0)
    return state?.memory ?? 0
  }

  function isOver(now: number) {
    const { next, all } = patience
    return (
      Math.max(worked - sign.worked - next, worked - all) > 0 ||
      Math.max(now - sign.at - next * clockTimes, now - begun - all * clockTimes) > 0
    )
  }

  return {
    signOfLife(then: Patience) {
      patience = then
      const at = performance.now()
      see(at)
      sign = { worked, at }
    },
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

/** What the system tells of a process: the milliseconds it worked, on all its threads, and the bytes it holds and held at most. */
function stateOf({ pid, exitCode, signalCode }: ChildProcess) {
  if (!isTold || !pid || exitCode !== null || signalCode !== null) return undefined
  try {
    // proc(5): behind the name in brackets, utime and stime are the 12th and 13th, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    // Linear: the names are its own, and the system writes the text.
    const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024
    return { worked: (Number(fields[11]) + Number(fields[12])) * 10, memory: bytes('VmRSS'), peak: bytes('VmHWM') }
  } catch {
    return undefined // it has just ended
  }
}
