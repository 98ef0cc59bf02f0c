import { join } from 'node:path'
import { setClock } from '../clock/clock'
import { databaseClock } from '../clock/database-clock'
import { countAnswers, nothingFound, type ClockResult } from '../clock/look'
import { momentsToTry, nextMoment, start } from '../clock/moments'
import type { Fault } from '../faults'
import { sharedInstallation } from './installation'
import { handlersAlone, type PublicServer, type ServerKind } from './public-servers'

const day = 86_400_000
/** Precision (ms) with which an instance knows a standing database clock: clocks report whole milliseconds. */
const clockPrecision = 1

type Options = {
  kind?: ServerKind
  /** Steps after which one of the two instances is killed and restarted with another clock. */
  killEvery?: number
  fault?: Fault
}

/**
 * Sets the database's clock forward and back, to a release or just before it, and the clocks of two instances to any
 * moment within a day of it. Counts texts that readers get too early, too late, or twice in a feed.
 */
export async function setAllClocks(
  steps: number,
  { kind = handlersAlone, killEvery = 10, fault }: Options = {},
): Promise<ClockResult> {
  const installation = await sharedInstallation()
  const { databaseUrl, settings } = installation
  const servers: PublicServer[] = []
  try {
    const moments = momentsToTry()
    const desk = await installation.start()
    await desk.call('admin')
    const paths = await desk.call<string[]>('schedule', moments)
    await desk.kill()
    const setDatabase = await databaseClock(databaseUrl, start)
    const files = [0, 1].map((n) => join(settings.DATA_DIR, `clock-${n}`))
    const setMachines = (at: number) =>
      files.forEach((file) => setClock(file, Math.floor(at + (2 * Math.random() - 1) * day)))
    setMachines(start)
    servers.push(...(await Promise.all(files.map((clockFile) => kind.make(settings, { clockFile, fault })))))
    const found = nothingFound(steps)
    for (let step = 0; step < steps; step++) {
      const at = nextMoment(moments, step, clockPrecision)
      const victim = step % killEvery === killEvery - 1 ? servers[found.restarts % 2] : undefined
      await victim?.kill()
      await setDatabase(at)
      setMachines(at)
      await victim?.start()
      found.restarts += Number(victim !== undefined)
      await Promise.all(servers.map((server) => countAnswers(server.url(), { paths, moments, at }, found)))
    }
    return found
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await installation.remove()
  }
}
