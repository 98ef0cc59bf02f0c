import { nextLongUnchecked } from './help'
import { nextGoLive } from './live'

/** Returns when (UTC ms) any page next changes by itself; undefined if none will. */
export async function nextChange(now: number): Promise<number | undefined> {
  const moments = (await Promise.all([nextGoLive(now), nextLongUnchecked(now)])).filter((at) => at !== undefined)
  return moments.length > 0 ? Math.min(...moments) : undefined
}
