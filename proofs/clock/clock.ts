import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startServer } from '@/e2e/support/server'
import { emptyArchive, withOpenArchive } from '../archives'
import { faultFlags, type Fault } from '../faults'
import { countAnswers, nothingFound, type ClockResult } from './look'
import { momentsToTry, nextMoment, scheduleAt, start } from './moments'

/**
 * Sets a server's clock forward and back within two days, often to a release or a millisecond before it, also while the
 * server is stopped. Counts texts that readers get too early, too late, or twice in a feed.
 */
export async function setClocks(steps: number, { fault }: { fault?: Fault } = {}): Promise<ClockResult> {
  const archive = await emptyArchive()
  const moments = momentsToTry()
  const paths = await withOpenArchive(archive.dataDir, () => scheduleAt(moments))
  const file = join(archive.dataDir, 'clock')
  setClock(file, start)
  const clock = ['--import', 'tsx', '--import', join(import.meta.dirname, 'set-clock.ts'), ...faultFlags(fault)]
  const settings = { DEMO: 'no', LOG_LEVEL: 'fatal', NODE_OPTIONS: clock.join(' '), PROOF_CLOCK: file }
  const server = await startServer({ dataDir: archive.dataDir, port: await freePort(), settings })
  const found = nothingFound(steps)
  try {
    for (let step = 0; step < steps; step++) {
      const at = nextMoment(moments, step)
      const restarts = step % 10 === 9
      if (restarts) await server.stop()
      setClock(file, at)
      if (restarts) await server.restart()
      found.restarts += Number(restarts)
      await countAnswers(server.url, { paths, moments, at }, found)
    }
    return found
  } finally {
    await server.stop()
    archive.remove()
  }
}

/** Sets the clock (UTC ms) of processes that read it from a file. */
export function setClock(file: string, at: number) {
  writeFileSync(file, Buffer.from(new Float64Array([at]).buffer))
}
