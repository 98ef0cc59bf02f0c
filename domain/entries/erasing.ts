import { emptyLog } from '@/db/connection'

/** Empties the log after work that may erase. A mark in a file, set by the work, covers pages still in use. */
export async function eraseThenRewrite<T>(work: () => Promise<T>): Promise<T> {
  const result = await work()
  await emptyLog()
  return result
}
