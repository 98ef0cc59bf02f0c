/** A list of a hundred records takes some 20 ms, and readers wait for this processor. */
const maxAnswersAtOnce = 4
let underWay = 0

/** Returns undefined if too many are running: the harvester asks again (OAI-PMH 2.0, section 3.5). */
export async function harvestInTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (underWay >= maxAnswersAtOnce) return undefined
  underWay++
  try {
    return await work()
  } finally {
    underWay--
  }
}
