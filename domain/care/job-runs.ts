import { read, write } from '@/db/connection'
import { requests } from '@/db/schema'

const jobPrefix = 'done '

/** Returns the start (UTC ms) of each job's last completed run. */
export async function lastJobRuns(): Promise<Map<string, number>> {
  const rows = await read().select().from(requests)
  const runs = rows.filter(({ what }) => what.startsWith(jobPrefix))
  return new Map(runs.map(({ what, at }) => [what.slice(jobPrefix.length), at]))
}

export async function recordJobRun(job: string, at: number) {
  const run = { what: `${jobPrefix}${job}` as const, at }
  await write(async (tx) => {
    await tx.insert(requests).values(run).onConflictDoUpdate({ target: requests.what, set: run })
  })
}
