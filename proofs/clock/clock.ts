import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startServer } from '@/e2e/support/server'
import { emptyArchive, inArchive } from '../archives'
import { faultFlags, type Fault } from '../faults'
import { look, nothingFound, type Clock } from './look'
import { momentsToTry, nextMoment, scheduleAt, start } from './moments'

/**
 * Sets a server's clock forward and back within two days, often to a release or a millisecond before it, also while the
 * server is stopped. Counts texts that readers get too early, too late, or twice in a feed.
 */
export async function setClocks(steps: number, { fault }: { fault?: Fault } = {}): Promise<Clock> {
  const archive = await emptyArchive()
  const moments = momentsToTry()
  const paths = await inArchive(archive.dataDir, () => scheduleAt(moments))
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
      await look(server.url, { paths, moments, at }, found)
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
