import { isPostgres } from '../kit'
import { isAdvisoryLocked, takeAdvisoryLock } from './advisory-lock'
import { isFileLocked, takeFileLock } from './file-lock'
import type { Lock, LockName } from './kind'

export type { Lock, LockName } from './kind'

/** Takes a lock, waiting for it as long as `patience` (ms). Undefined where another process has it. */
export async function takeLock(name: LockName, patience: number): Promise<Lock | undefined> {
  return isPostgres ? takeAdvisoryLock(name, patience) : takeFileLock(name, patience)
}

/** Returns whether any process has a lock now. */
export async function isLocked(name: LockName): Promise<boolean> {
  return isPostgres ? isAdvisoryLocked(name) : isFileLocked(name)
}

/**
 * Ends this process once a lock is lost without which none of its work may go on: another process may have begun the same. What is
 * half done is cleaned up by whoever does it next, as after any other end. For commands; a server gives up its work and goes on.
 */
export function endWhenLost(lock: Lock) {
  const end = () => {
    process.stderr.write(
      'Not done: the connection to the database that kept others from doing the same at the same time has ended. Run this again.\n',
    )
    process.exit(1)
  }
  if (lock.lost.aborted) end()
  else lock.lost.addEventListener('abort', end)
}
