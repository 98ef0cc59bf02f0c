import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startServer, type Server } from '@/e2e/support/server'
import { instantOf } from '@/lib/time'
import { release } from '@/domain/publishing/releases'
import { got, post, text } from '@/domain/testing/newsroom'
import { emptyArchive, inArchive, itsAdmin } from '../archives'
import { faultFlags, type Fault } from '../faults'

const hour = 3_600_000
/** A day before clocks are set in Berlin; four weeks after that in New York, one before that on Lord Howe Island. */
const start = Date.UTC(2027, 2, 27)
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Bangkok']
const posts = 12

export type Clock = { steps: number; restarts: number; answers: number; early: number; missed: number; double: number }

/**
 * Sets the clock of a server forward and back by up to a day, to a moment at which something goes live and a millisecond before it, also
 * while it is stopped; counts what readers get before its moment, not at it, or twice in a feed.
 */
export async function setClocks(steps: number, { fault }: { fault?: Fault } = {}): Promise<Clock> {
  const archive = await emptyArchive()
  const moments = momentsToTry()
  const paths = await inArchive(archive.dataDir, () => schedule(moments))
  const file = join(archive.dataDir, 'clock')
  const set = (at: number) => writeFileSync(file, Buffer.from(new Float64Array([at]).buffer))
  set(start)
  const clock = ['--import', 'tsx', '--import', join(import.meta.dirname, 'set-clock.ts'), ...faultFlags(fault)]
  const settings = { DEMO: 'no', LOG_LEVEL: 'fatal', NODE_OPTIONS: clock.join(' '), PROOF_CLOCK: file }
  const server = await startServer({ dataDir: archive.dataDir, port: await freePort(), settings })
  const found: Clock = { steps, restarts: 0, answers: 0, early: 0, missed: 0, double: 0 }
  try {
    for (let step = 0; step < steps; step++) {
      const at = nextMoment(moments, step)
      const restarts = step % 10 === 9
      if (restarts) await server.stop()
      set(at)
      if (restarts) await server.restart()
      found.restarts += Number(restarts)
      await look(server, { paths, moments, at }, found)
    }
    return found
  } finally {
    await server.stop()
    archive.remove()
  }
}

/** Times of the clocks on walls, from half an hour before clocks are set to a day later, in zones that do and one that does not. */
function momentsToTry() {
  return Array.from({ length: posts }, (_, n) => {
    const minutes = 30 + n * 55
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const choice = instantOf({ date: '2027-03-28', time, zone: zones[n % zones.length]!, which: 'first' })
    return choice.ok ? choice.at : start + 24 * hour + n
  })
}

async function schedule(moments: number[]) {
  const admin = await itsAdmin()
  const paths: string[] = []
  for (const [n, at] of moments.entries()) {
    const draft = await post(admin, { title: `Planned ${n}`, body: text(`Words ${n}.`) }, start)
    paths.push(got(await release(admin, { ...draft, at }, start)).path)
  }
  return paths
}

/** Half of the time exactly at a moment or just before it, else anywhere in two days, before and after where the clock stood. */
function nextMoment(moments: number[], step: number) {
  const moment = moments[Math.floor(Math.random() * moments.length)]!
  return step % 2 ? moment - (step % 4 === 1 ? 1 : 0) : Math.floor(start + Math.random() * 48 * hour)
}

type Expected = { paths: string[]; moments: number[]; at: number }

async function look({ url }: Server, { paths, moments, at }: Expected, found: Clock) {
  const feed = await (await fetch(`${url}/feed.xml`)).text()
  for (const [n, path] of paths.entries()) {
    const answer = await fetch(url + path, { redirect: 'manual' })
    await answer.arrayBuffer()
    const isDue = moments[n]! <= at
    const times = feed.split(`${path}</link>`).length - 1
    found.answers += 2
    found.early += Number(!isDue && answer.status === 200) + Number(!isDue && times > 0)
    found.missed += Number(isDue && answer.status !== 200) + Number(isDue && times === 0)
    found.double += Number(times > 1)
  }
}
