import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from '../faults'
import { heldBy } from '../processes'
import { ownServer } from '../servers'
import { makeLoad, publishPosts } from './load'

export type GrowthResult = {
  minutes: number
  requests: number
  /** Growth of all processes in the last two thirds of the run (MB and files a minute), and the final values. */
  memory: { slope: number; last: number }
  descriptors: { slope: number; last: number }
  problems: string[]
}

/**
 * Permitted growth: MB and files per minute. The archive itself grows, mainly by its record, and SQLite caches up to 64
 * MB of it.
 */
const maxGrowth = { memory: 1, descriptors: 0.1 }
/** A server fills its caches in the first minutes: a short run fails only if memory grows by more than this. */
const warmUp = { minutes: 8, memory: 200 }
const sampleInterval = 5_000

/** Runs a server with ordinary traffic for `minutes`; measures whether its memory and open files grow. */
export async function measureGrowth(minutes: number, { fault }: { fault?: Fault } = {}): Promise<GrowthResult> {
  const own = await ownServer({ fault })
  try {
    const { saved, paths } = await publishPosts(own)
    const began = performance.now()
    const until = began + minutes * 60_000
    const samples: Sample[] = []
    const sampling = (async () => {
      for (; performance.now() < until; await wait(sampleInterval))
        samples.push({ ...heldBy(own.server.pid()), minute: (performance.now() - began) / 60_000 })
    })()
    const { requests, problems } = await makeLoad(own, { until, paths, saved })
    await sampling
    const isLong = minutes >= 1.5 * warmUp.minutes
    const late = samples.filter(({ minute }) => minute > Math.max(minutes / 3, isLong ? warmUp.minutes : 0))
    const memory = lineOf(late.map(({ minute, memory }) => [minute, memory / 1e6]))
    const descriptors = lineOf(late.map(({ minute, descriptors }) => [minute, descriptors]))
    if (memory.slope > (isLong ? maxGrowth : warmUp).memory)
      problems.push(`memory grows by ${memory.slope.toFixed(2)} MB a minute`)
    if (descriptors.slope > maxGrowth.descriptors)
      problems.push(`${descriptors.slope.toFixed(2)} more open files a minute`)
    return { minutes, requests, memory, descriptors, problems }
  } finally {
    await own.remove()
  }
}

type Sample = ReturnType<typeof heldBy> & { minute: number }

/** Linear regression: returns the slope, and the last value. */
function lineOf(points: [number, number][]) {
  const mean = (of: (point: [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([x]) => x), mean(([, y]) => y)]
  const slope = mean((point) => (point[0] - x) * (point[1] - y)) / mean((point) => (point[0] - x) ** 2)
  return { slope, last: points.at(-1)![1] }
}
