import { join } from 'node:path'
import { takeLock } from '@/db/lock'
import { env } from '@/lib/env'
import { refused, type Result } from '@/lib/result'

/**
 * Imports while no other does, on the desk or here: two that meet the same thing would each bring it. The lock ends with its process.
 * @param isTrial writes nothing, so it needs not be alone
 */
export async function alone<T>(isTrial: boolean, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (isTrial) return work()
  const release = takeLock(join(env().dataDir, 'importing.lock'), 0)
  if (!release) return refused('Another import is at work. Wait until it has ended, then begin again.')
  try {
    return await work()
  } finally {
    release()
  }
}
