import { endWhenLost, takeLock } from '@/db/locks/lock'
import { refused, type Result } from '@/lib/result'
import { setFlagsFromString } from 'node:v8'

/** Takes a lock: two imports would import things twice. A trial writes nothing and needs none. */
export async function runAsOnlyImport<T>(isTrial: boolean, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (isTrial) return work()
  const lock = await takeLock('importing', 0)
  if (!lock) return refused('Another import is at work. Wait until it has ended, then begin again.')
  endWhenLost(lock)
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

/** Without this flag the heap grows to the machine's memory, although texts are freed one by one. */
export function limitHeapGrowth() {
  setFlagsFromString('--heap-growing-percent=20')
}
