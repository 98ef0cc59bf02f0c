import { setTimeout as wait } from 'node:timers/promises'
import { works, type Line, type Work } from '../clients'
import type { Fault } from '../faults'
import { emptyArchive } from '../archives'
import { problemsIn } from '../stored'
import { startWorker } from './worker'

export type KillResult = { kills: number; acknowledged: number; problems: string[] }

/** Kills of one archive; each kill is followed by a check of the whole archive. */
const killsPerArchive = 20

const everyKind: Work[] = [...works, 'import']
type Options = { maxDelay?: number; kinds?: Work[]; fault?: Fault }

/**
 * Kills a process that works through the domain (SIGKILL) after up to `maxDelay` ms, restarts it on the same archive,
 * and checks the archive. The kinds of work take turns. Ends at the first problems.
 */
export async function killDomain(times: number, { maxDelay = 250, kinds = everyKind, fault }: Options = {}) {
  const result: KillResult = { kills: 0, acknowledged: 0, problems: [] }
  while (result.kills < times && result.problems.length === 0) {
    const archive = await emptyArchive()
    const lines: Line[] = []
    const until = Math.min(result.kills + killsPerArchive, times)
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

/** Returns the acknowledgements of a process that was killed `after` ms after its first one. */
async function killOne(dataDir: string, { work, after, fault }: Kill): Promise<Line[]> {
  const { child, lines, begun, ended } = await startWorker(dataDir, work, fault)
  await Promise.race([begun, ended])
  await wait(after)
  child.kill('SIGKILL')
  const { signal, errors } = await ended
  if (signal !== 'SIGKILL') throw new Error(`The process ended by itself:\n${errors}`)
  return lines
}
