import { emptyLog } from '@/db/connection'

/** Empties the log after work that may erase. Pages still in use are rewritten later: the work sets a mark. */
export async function eraseAndEmptyLog<T>(work: () => Promise<T>): Promise<T> {
  const result = await work()
  await emptyLog()
  return result
}
