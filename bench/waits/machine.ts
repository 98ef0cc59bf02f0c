import { readdirSync, readFileSync } from 'node:fs'

/** How long (ms) the main thread of a process has waited for a processor since it began; 0 where it has ended. */
export function queueTime(pid: number) {
  // Linux, Documentation/scheduler/sched-stats.rst: nanoseconds on a processor, and on a run queue.
  const [, queued = 0] = textAt(`/proc/${pid}/task/${pid}/schedstat`).split(' ')
  return Number(queued) / 1e6
}

/** The processes that a process has started, by the name that the server gave them: `desk`, `page-1` … */
export function childrenOf(pid: number): { pid: number; name: string }[] {
  return readdirSync('/proc').flatMap((child) => {
    const stat = textAt(`/proc/${child}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    const name = /process\.[jt]s\0(?:desk|page)\0([\w-]+)\0/.exec(textAt(`/proc/${child}/cmdline`))?.[1]
    return parent === pid && name ? [{ pid: Number(child), name }] : []
  })
}

export function pidsOf(pid: number, role: 'desk' | 'page') {
  return childrenOf(pid)
    .filter(({ name }) => name.startsWith(role))
    .map((child) => child.pid)
}

/** The memory (bytes, RSS) that a process takes; 0 where it has ended. */
export function memoryOf(pid: number) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(textAt(`/proc/${pid}/status`))?.[1] ?? 0) * 1024
}

/** What stands in a file of /proc, or nothing where the process has ended. */
function textAt(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
