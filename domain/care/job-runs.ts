import { read, write } from '@/db/connection'
import { requests } from '@/db/schema'

const prefix = 'done '

/** Reads when each background job that is noted began last (UTC ms), by its name, of those that were done. */
export async function lastRuns(): Promise<Map<string, number>> {
  const rows = await read().select().from(requests)
  const runs = rows.filter(({ what }) => what.startsWith(prefix))
  return new Map(runs.map(({ what, at }) => [what.slice(prefix.length), at]))
}

/** Notes that a job was done which began at a moment (UTC ms). */
export async function noteRun(job: string, at: number) {
  const run = { what: `${prefix}${job}` as const, at }
  await write(async (tx) => {
    await tx.insert(requests).values(run).onConflictDoUpdate({ target: requests.what, set: run })
  })
}
