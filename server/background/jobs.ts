import { sharedNow } from '@/db/clock'
import { lastJobRuns, recordJobRun } from '@/domain/care/job-runs'
import { nightAfter } from '@/domain/care/nightly-check'
import { log } from '@/lib/process/log'

export type Job = {
  name: string
  /** Milliseconds; `night`: once a night, from three in the site's zone. */
  every: number | 'night'
  /** @param now UTC ms @param signal aborts when the jobs stop */
  work: (now: number, signal: AbortSignal) => Promise<unknown>
  /** A long job runs at the same time as the others, and a stop interrupts it. */
  isLong?: true
  /** True for a job that also runs after each start, to finish the work of a killed process. */
  atStart?: true
}

/** Milliseconds: between checks, and before the first. */
const checkInterval = 5_000
const startDelay = 1_000
const hour = 3_600_000

/** Returns whether the last run is recorded: only of jobs that run each hour or less often. */
function isRecorded({ every }: Job) {
  return every === 'night' || every >= hour
}

async function dueAfter({ every }: Job, begun: number) {
  return every === 'night' ? nightAfter(begun) : begun + every
}

/** Returns milliseconds until a failed job runs again. */
function retryOf({ every, isLong }: Job) {
  return isLong ? Math.min(every === 'night' ? hour : every, hour) : 30_000
}

/** Runs the jobs that are due. A failure stops no other job. Returns a function that stops them. */
export function runJobs(jobs: Job[], mayGoOn: () => Promise<boolean>): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const due = new Map<string, number>()
  const long = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()

  async function perform(job: Job, now: number) {
    try {
      await job.work(now, signal)
      if (job.isLong && signal.aborted) return
      if (isRecorded(job)) await recordJobRun(job.name, now)
      due.set(job.name, await dueAfter(job, now))
    } catch (error) {
      log.error('A job in the background failed', { job: job.name, error })
      due.set(job.name, now + retryOf(job))
    }
  }

  async function begin(job: Job, now: number) {
    const done = perform(job, now)
    if (!job.isLong) return done
    long.set(
      job.name,
      done.finally(() => long.delete(job.name)),
    )
  }

  async function readLastRuns() {
    const runs = await lastJobRuns()
    for (const job of jobs) {
      const begun = runs.get(job.name)
      if (begun !== undefined && !job.atStart) due.set(job.name, await dueAfter(job, begun))
    }
  }

  async function doDue() {
    for (const job of jobs) {
      const now = sharedNow()
      if (now < (due.get(job.name) ?? -Infinity) || long.has(job.name)) continue
      if (signal.aborted || !(await mayGoOn())) return
      await begin(job, now)
    }
  }

  function again(wait: number, work: () => Promise<void>) {
    if (!signal.aborted) timer = setTimeout(() => void (round = step(work)), wait).unref()
  }

  async function step(work: () => Promise<void>) {
    const succeeded = await work().then(
      () => true,
      (error: unknown) => log.error('It could not be asked which background jobs are due', { error }),
    )
    again(checkInterval, succeeded ? doDue : work)
  }

  again(startDelay, async () => readLastRuns().then(doDue))
  return async function stopJobs() {
    stopping.abort()
    clearTimeout(timer)
    await round
    await Promise.all(long.values())
  }
}
