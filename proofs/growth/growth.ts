import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { faultProgram, type Fault } from '../faults'
import { heldBy } from '../processes'
import { compiledProgram } from '../programs'
import { ownServer } from '../servers'
import { makeLoad, publishPosts } from './load'

export type GrowthResult = {
  minutes: number
  requests: number
  /** Growth of all processes in the last two thirds of the run (MB and files a minute), and the final values. */
  memory: { slope: number; last: number }
  /** The memory of JavaScript after garbage collections (MB). */
  live: { slope: number; last: number }
  descriptors: { slope: number; last: number }
  problems: string[]
}

/**
 * Permitted growth: MB and files per minute. The archive itself grows, mainly by its record, and SQLite caches up to 64
 * MB of it.
 */
const maxGrowth = { memory: 1, live: 1, descriptors: 0.1 }
/**
 * A server fills its caches in the first minutes: a short run fails only if memory grows by more than this. What is live
 * is measured exactly, and grows by less than one MB a minute from the third minute on.
 */
const warmUp = { minutes: 8, memory: 200, live: 2, liveMinutes: 3, descriptors: 2 }
const sampleInterval = 5_000

/** Runs a server with ordinary traffic for `minutes`; measures whether its memory and open files grow. */
export async function measureGrowth(minutes: number, { fault }: { fault?: Fault } = {}): Promise<GrowthResult> {
  const live = mkdtempSync(join(temporaryFolder(), 'gazette-proof-'))
  const programs = ['growth/live-memory', ...(fault ? [faultProgram(fault)] : [])]
  const loaded = (await Promise.all(programs.map(compiledProgram))).flatMap((path) => ['--import', path])
  const own = await ownServer({ settings: { PROOF_MEMORY: live, NODE_OPTIONS: loaded.join(' ') } })
  try {
    const { saved, paths } = await publishPosts(own)
    const began = performance.now()
    const until = began + minutes * 60_000
    const samples: Sample[] = []
    const sampling = (async () => {
      for (; performance.now() < until; await wait(sampleInterval))
        samples.push({ ...heldBy(own.server.pid(), live), minute: (performance.now() - began) / 60_000 })
    })()
    const { requests, problems } = await makeLoad(own, { until, paths, saved })
    await sampling
    const isLong = minutes >= 1.5 * warmUp.minutes
    const limits = isLong ? maxGrowth : warmUp
    const late = (from: number) => samples.filter(({ minute }) => minute > Math.max(minutes / 3, from))
    const rest = late(isLong ? warmUp.minutes : 0)
    const memory = lineOf(rest.map(({ minute, memory }) => [minute, memory / 1e6]))
    const descriptors = lineOf(rest.map(({ minute, descriptors }) => [minute, descriptors]))
    const measured = late(isLong ? warmUp.minutes : warmUp.liveMinutes)
    const liveMemory = lineOf(measured.map(({ minute, live }) => [minute, live / 1e6]))
    if (memory.slope > limits.memory) problems.push(`memory grows by ${memory.slope.toFixed(2)} MB a minute`)
    if (liveMemory.slope > limits.live)
      problems.push(`what is live grows by ${liveMemory.slope.toFixed(2)} MB a minute`)
    if (descriptors.slope > limits.descriptors)
      problems.push(`${descriptors.slope.toFixed(2)} more open files a minute`)
    return { minutes, requests, memory, live: liveMemory, descriptors, problems }
  } finally {
    await own.remove()
    rmSync(live, { recursive: true })
  }
}

type Sample = ReturnType<typeof heldBy> & { minute: number }

/** Linear regression: returns the slope, and the last value. */
function lineOf(points: [number, number][]) {
  const mean = (of: (point: [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([x]) => x), mean(([, y]) => y)]
  const slope = mean((point) => (point[0] - x) * (point[1] - y)) / mean((point) => (point[0] - x) ** 2)
  return { slope, last: points.at(-1)?.[1] ?? 0 }
}
