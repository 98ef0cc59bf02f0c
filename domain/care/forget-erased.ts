import { rewriteErased } from '@/db/rewrite'
import { log } from '@/lib/process/log'

/** The time (ms) after an attempt that failed it is tried again. */
const retry = 3_600_000
let next = -Infinity

/** Takes the last traces of what was erased out of the database file, where something was (`now` UTC ms). */
export async function forgetErased(now: number) {
  if (now < next) return
  if (await rewriteErased()) return
  next = now + retry
  log.error('The database could not be written anew after something was erased')
}
