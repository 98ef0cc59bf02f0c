import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time until the next sign of life (`next`), and in total (`all`). */
export type ChildTimeouts = { next: number; all: number }

const maxMemory = 300_000_000
const checkInterval = 100

// Without /proc, only the clock is known, and memory is not.
const hasProcFiles = existsSync('/proc/self/stat')

export type ChildLimits = {
  patience: ChildTimeouts
  /** Clock time allowed per processor time (default 30): a busy machine is no fault, but a sleeping child must end. */
  clockTimes?: number
}

export function watchChild(
  child: ChildProcess,
  { patience, clockTimes = 30 }: ChildLimits,
  onTooMuch: (why: 'time' | 'memory') => void,
) {
  const startedAt = performance.now()
  let sign = { worked: 0, at: startedAt }
  let worked = 0
  let peak = 0
  const timer = setInterval(look, checkInterval)

  function look() {
    const now = performance.now()
    if (see(now) > maxMemory) onTooMuch('memory')
    // Lines that the child has written are read first: this process may have been the busy one.
    if (isOver(now)) setImmediate(() => isOver(now) && onTooMuch('time'))
  }

  function see(now: number) {
    const state = processStateOf(child)
    worked = state?.worked ?? (hasProcFiles ? worked : now - startedAt)
    peak = Math.max(peak, state?.peak ?? 0)
    return state?.memory ?? 0
  }

  function isOver(now: number) {
    const { next, all } = patience
    return (
      Math.max(worked - sign.worked - next, worked - all) > 0 ||
      Math.max(now - sign.at - next * clockTimes, now - startedAt - all * clockTimes) > 0
    )
  }

  return {
    signOfLife(then: ChildTimeouts) {
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

function processStateOf({ pid, exitCode, signalCode }: ChildProcess) {
  if (!hasProcFiles || !pid || exitCode !== null || signalCode !== null) return undefined
  try {
    // proc(5): after the name in brackets, utime and stime are the 12th and 13th fields, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    // Linear: the names are constants, and the system writes the text.
    const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024
    return { worked: (Number(fields[11]) + Number(fields[12])) * 10, memory: bytes('VmRSS'), peak: bytes('VmHWM') }
  } catch {
    return undefined // it has ended
  }
}
