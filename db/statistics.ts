import { rawWriter, write } from './connection'

/** Which tables to look at: every one that grew to ten times its size, or was never looked at (sqlite.org/pragma.html#pragma_optimize). */
const all = 0x10000
const analyze = 0x02
/** Of a long index, a sample instead of all of it. */
const sampled = 0x10

/**
 * Lets SQLite count what its tables hold, from which it decides which index serves a query best. Where no table has grown much
 * since, nothing is done. `whole` reads every index, about half a second for 100,000 entries; `sample` reads some of each, for
 * a server that is answering.
 */
export async function updateStatistics(how: 'whole' | 'sample') {
  const mask = how === 'whole' ? all | analyze : all | analyze | sampled
  await write(async () => rawWriter().pragma(`optimize = ${mask}`))
}
