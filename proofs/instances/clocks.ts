import { setTimeout as wait } from 'node:timers/promises'
import { sharedInstallation } from './installation'
import { titleAt } from './stale'

export type ClockCounts = { answers: number; early: number; late: number }

/** Required precision (ms) of an instance's knowledge of the database's clock: a round trip on a busy machine. */
const clockTolerance = 1_000

/** One instance schedules a text; all are asked for it around its moment. `clocks`: ms ahead of the machine's clock. */
export async function publishByClocks(clocks: number[]): Promise<ClockCounts> {
  const installation = await sharedInstallation()
  try {
    const instances = await Promise.all(clocks.map((clockAhead) => installation.start({ clockAhead })))
    await instances[0]!.call('admin')
    const ports = await Promise.all(instances.map((instance) => instance.call<number>('serve')))
    const at = Date.now() + 3_000
    const { path } = await instances[0]!.call<{ path: string }>('post', { title: 'scheduled', at })
    const counted: ClockCounts = { answers: 0, early: 0, late: 0 }
    while (Date.now() < at + 2 * clockTolerance) {
      const asked = Date.now()
      const titles = await Promise.all(ports.map((port) => titleAt(port, path)))
      const answered = Date.now()
      for (const title of titles) {
        counted.answers++
        if (title === 'scheduled' && answered < at - clockTolerance) counted.early++
        if (title !== 'scheduled' && asked > at + clockTolerance) counted.late++
      }
      await wait(20)
    }
    return counted
  } finally {
    await installation.remove()
  }
}
