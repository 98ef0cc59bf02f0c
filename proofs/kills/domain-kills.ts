import { setTimeout as wait } from 'node:timers/promises'
import { works, type Line, type Work } from '../clients'
import type { Fault } from '../faults'
import { emptyArchive } from '../archives'
import { problemsIn } from '../stored'
import { startWorker } from './worker'

export type Kills = { kills: number; acknowledged: number; problems: string[] }

/** The number of kills one archive takes: each is checked as a whole after each of them. */
const perArchive = 20

const everyKind: Work[] = [...works, 'import']
type Options = { maxDelay?: number; kinds?: Work[]; fault?: Fault }

/**
 * Kills a process that works on an archive through the domain (SIGKILL), after up to `maxDelay` ms of work, begins it again on the
 * same archive, and checks the archive each time. The kinds of work take turns. Ends with the first problems.
 */
export async function killDomain(times: number, { maxDelay = 250, kinds = everyKind, fault }: Options = {}) {
  const result: Kills = { kills: 0, acknowledged: 0, problems: [] }
  while (result.kills < times && result.problems.length === 0) {
    const archive = await emptyArchive()
    const lines: Line[] = []
    const until = Math.min(result.kills + perArchive, times)
    while (result.kills < until && result.problems.length === 0) {
      const work = kinds[result.kills % kinds.length]!
      lines.push(...(await killOne(archive.dataDir, { work, after: Math.random() * maxDelay, fault })))
      result.kills++
      result.problems = (await problemsIn(archive.dataDir, lines)).map((problem) => `killed during ${work}: ${problem}`)
    }
    result.acknowledged += lines.filter((line) => 'did' in line).length
    archive.remove()
  }
  return result
}

type Kill = { work: Work; after: number; fault?: Fault }

/** Returns what one process was told before it was killed, so many ms after its first acknowledgement. */
async function killOne(dataDir: string, { work, after, fault }: Kill): Promise<Line[]> {
  const { child, lines, begun, ended } = startWorker(dataDir, work, fault)
  await Promise.race([begun, ended])
  await wait(after)
  child.kill('SIGKILL')
  const { signal, errors } = await ended
  if (signal !== 'SIGKILL') throw new Error(`The process ended by itself:\n${errors}`)
  return lines
}
