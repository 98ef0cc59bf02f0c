import { rewriteErased } from '@/db/rewrite'
import { log } from '@/lib/process/log'

/** Milliseconds. */
const retryDelay = 3_600_000
let nextTry = -Infinity

/** Removes traces of erased rows from the database file (`now` UTC ms). */
export async function forgetErased(now: number) {
  if (now < nextTry) return
  if (await rewriteErased()) return
  nextTry = now + retryDelay
  log.error('The database could not be written anew after something was erased')
}
