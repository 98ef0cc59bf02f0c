import { emptyLog } from '@/db/connection'

/**
 * Empties the database log after work that may erase. The work itself marks in its transaction that the file must be
 * rewritten, since readers may keep erased rows in the log until then.
 */
export async function erasing<T>(work: () => Promise<T>): Promise<T> {
  const result = await work()
  await emptyLog()
  return result
}
