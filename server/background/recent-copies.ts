import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { log } from '@/lib/process/log'
import { commandLine } from '@/lib/process/program'

/** Begins the process that makes one copy. */
type Begin = () => ChildProcess

/**
 * Has a copy made every so many minutes, each in a process of its own at the lowest priority; while one is made, none is begun.
 * Without a number nothing is done. The value ends it, and the copy that is under way.
 */
export function startRecentCopies(every: number | undefined, begin: Begin = beginCopy) {
  let child: ChildProcess | undefined
  const copy = async () => {
    if (child) return
    child = begin()
    const [code] = await once(child, 'exit').catch((error: unknown) => [error])
    child = undefined
    if (code !== 0 && !isStopped)
      log.error('A copy between the daily backups was not made: npm run gazette -- backup --recent says why')
  }
  let isStopped = false
  const timer = every === undefined ? undefined : setInterval(() => void copy(), every * 60_000).unref()
  return async function stopRecentCopies() {
    isStopped = true
    clearInterval(timer)
    if (!child) return
    const end = once(child, 'exit')
    child.kill()
    await end
  }
}

function beginCopy() {
  const args = commandLine('backup', '--recent')
  return spawn(process.execPath, args, { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' })
}
