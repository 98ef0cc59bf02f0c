import { emptyLog } from '@/db/connection'

/**
 * Does something that may erase: afterwards the log of the database holds none of it any more. The work marks for itself, in its
 * transaction, that the database file is due to be written anew; what a process that reads meanwhile keeps in the log goes with that.
 */
export async function erasing<T>(work: () => Promise<T>): Promise<T> {
  const result = await work()
  await emptyLog()
  return result
}
