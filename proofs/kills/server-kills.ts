import { setTimeout as wait } from 'node:timers/promises'
import { client, works, type Line } from '../clients'
import type { Desk } from '../desk'
import type { Fault } from '../faults'
import { RefusedRequest } from '../http-desk'
import { killTree } from '../processes'
import { ownServer } from '../servers'
import { problemsIn } from '../stored'
import type { KillResult } from './domain-kills'

/** Kills of one archive; each kill is followed by a check of the whole archive. */
const killsPerArchive = 20

/**
 * Kills a whole server (SIGKILL) while two clients of each kind work over HTTP, up to 500 ms after the first answer;
 * restarts it on the same archive and checks that. Ends at the first problems.
 */
export async function killServer(times: number, { fault }: { fault?: Fault } = {}) {
  const result: KillResult = { kills: 0, acknowledged: 0, problems: [] }
  while (result.kills < times && result.problems.length === 0) {
    const { server, desk, dataDir, remove } = await ownServer({ fault })
    const lines: Line[] = []
    const until = Math.min(result.kills + killsPerArchive, times)
    while (result.kills < until && result.problems.length === 0) {
      const work = startClients(desk, lines)
      await Promise.race([work.ended, work.begun.then(() => wait(Math.random() * 500))])
      await killTree(server.pid())
      result.kills++
      const ends = await work.ended
      const refusals = ends.flatMap((end) =>
        end.status === 'rejected' && end.reason instanceof RefusedRequest ? [end.reason.message] : [],
      )
      result.problems = [...refusals, ...(await problemsIn(dataDir, lines))]
      if (result.kills < until && result.problems.length === 0) await server.restart()
    }
    result.acknowledged += lines.filter((line) => 'did' in line).length
    await remove()
  }
  return result
}

function startClients(desk: Desk, lines: Line[]) {
  let begin!: () => void
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const tell = (line: Line) => {
    lines.push(line)
    begin()
  }
  return { begun, ended: Promise.allSettled([...works, ...works].map((work) => client(desk, work, tell))) }
}
