import { isPostgres } from '../kit'
import { isAdvisoryLocked, takeAdvisoryLock } from './advisory-lock'
import { isFileLocked, takeFileLock } from './file-lock'
import type { HeldLock, LockName } from './kind'

export type { HeldLock as Lock, LockName } from './kind'

/** Waits up to `patience` ms. Undefined if another process has the lock. */
export async function takeLock(name: LockName, patience: number): Promise<HeldLock | undefined> {
  return isPostgres ? takeAdvisoryLock(name, patience) : takeFileLock(name, patience)
}

export async function isLocked(name: LockName): Promise<boolean> {
  return isPostgres ? isAdvisoryLocked(name) : isFileLocked(name)
}

/** Ends a command that has lost its lock: another process may do the work too. A server stops its work instead. */
export function endWhenLost(lock: HeldLock) {
  const end = () => {
    process.stderr.write(
      'Not done: the connection to the database that kept others from doing the same at the same time has ended. Run this again.\n',
    )
    process.exit(1)
  }
  if (lock.lost.aborted) end()
  else lock.lost.addEventListener('abort', end)
}
