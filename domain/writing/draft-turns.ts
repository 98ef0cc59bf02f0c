/** The number of texts that are drafted at once, and how many more may wait: the service is somebody's own machine. */
const [atOnce, maxWaiting] = [2, 8]

const drafting = new Set<number>()
const waiting: (() => void)[] = []
let running = 0

/** Does work for an entry in its turn. A sentence where the entry has some already, or where too many wait. */
export async function inDraftTurn<T>(entryId: number, work: () => Promise<T>): Promise<T | { busy: string }> {
  if (drafting.has(entryId)) return { busy: 'This text is being drafted already. Wait until that is done.' }
  if (running >= atOnce && waiting.length >= maxWaiting)
    return { busy: 'Many texts are being drafted just now. Try again in a minute.' }
  drafting.add(entryId)
  try {
    if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin))
    else running++
    try {
      return await work()
    } finally {
      // A request that waits takes over the place.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  } finally {
    drafting.delete(entryId)
  }
}
