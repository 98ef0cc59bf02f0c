import { existsSync, readFileSync } from 'node:fs'

const hasProc = existsSync('/proc/self/stat')

/**
 * Returns the processor time (ms) that a process has used, by proc(5): utime and stime in hundredths of a second; 0 for
 * one that has ended. `isRunning`: it uses a processor or wants one. Where there is no /proc, the time of the clock.
 */
export function processUse(pid: number | undefined): { used: number; isRunning: boolean } {
  if (!hasProc || pid === undefined) return { used: performance.now(), isRunning: true }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')
    return { used: (Number(fields[11]) + Number(fields[12])) * 10, isRunning: fields[0] === 'R' }
  } catch {
    return { used: 0, isRunning: false }
  }
}

export function processTime(pid: number | undefined): number {
  return processUse(pid).used
}
