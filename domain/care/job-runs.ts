import { read, write } from '@/db/connection'
import { requests } from '@/db/schema'

const prefix = 'done '

/** Returns the start (UTC ms) of each job's last completed run. */
export async function lastRuns(): Promise<Map<string, number>> {
  const rows = await read().select().from(requests)
  const runs = rows.filter(({ what }) => what.startsWith(prefix))
  return new Map(runs.map(({ what, at }) => [what.slice(prefix.length), at]))
}

/** Notes the start (UTC ms) of a completed run. */
export async function noteRun(job: string, at: number) {
  const run = { what: `${prefix}${job}` as const, at }
  await write(async (tx) => {
    await tx.insert(requests).values(run).onConflictDoUpdate({ target: requests.what, set: run })
  })
}
