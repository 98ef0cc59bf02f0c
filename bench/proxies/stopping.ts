import { Agent as PlainAgent } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import type { Asking, Trial } from './trial'

const visitors = 8
const paths = ['/', '/news', '/publications', '/feed.xml', '/archive', '/search?q=river']

/**
 * Visitors ask without a pause while one instance after the other is stopped as an upgrade does it, and killed as a machine that
 * fails: each is there again before the next goes.
 */
export async function stopInstances({ archive, example }: Trial, through: Asking) {
  const faults: string[] = []
  let [asked, stage, isOver] = [0, 'before', false]
  const visit = async (n: number) => {
    // Browsers keep their connections.
    const agent = example.hasTls ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true })
    for (let k = n; !isOver; k++) {
      const path = paths[k % paths.length]!
      const answer = await through(path, { agent }).catch((error: Error) => error)
      asked++
      if (answer instanceof Error) faults.push(`${stage}: ${path}: ${answer.message}`)
      else if (answer.status !== 200) faults.push(`${stage}: ${path}: ${answer.status}`)
    }
    agent.destroy()
  }
  const all = Array.from({ length: visitors }, (_, n) => visit(n))
  for (const [n, instance] of archive.instances.entries())
    for (const how of ['stopped', 'killed'] as const) {
      stage = `instance ${n + 1} ${how}`
      if (how === 'stopped') await instance.stop()
      else process.kill(instance.pid(), 'SIGKILL')
      await wait(3_000)
      stage += ', and started again'
      await instance.restart()
      // Until the proxy has taken it in again.
      await wait(8_000)
    }
  isOver = true
  await Promise.all(all)
  return asked < 200 ? [...faults, `only ${asked} requests were made`] : faults
}
