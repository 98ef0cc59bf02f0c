import { emptyLog } from '@/db/connection'

/** Empties the log after work that may erase. A file mark, set by the work, covers what readers still hold. */
export async function erasing<T>(work: () => Promise<T>): Promise<T> {
  const result = await work()
  await emptyLog()
  return result
}
