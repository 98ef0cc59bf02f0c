import { existsSync, readFileSync } from 'node:fs'

const hasProc = existsSync('/proc/self/stat')

/**
 * Returns the processor time (ms) that a process has used, by proc(5): utime and stime in hundredths of a second; 0 for
 * one that has ended. Where there is no /proc, the time of the clock.
 */
export function processTime(pid: number | undefined): number {
  if (!hasProc || pid === undefined) return performance.now()
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}
