import { floodAddresses, send, type Tally } from './client'
import { facetPath, postPath, searchPath } from './flood-rows'
import type { Site } from './site'

/** What bots have asked so far, and what they got: 0 stands for no answer. */
export type Bots = { asked: number; tally: Tally; withoutRetryAfter: number }

/** Milliseconds between two looks at how many requests are due. */
const step = 20

/** Asks so many times a second for searches, facets and old posts in turn, from fifty addresses, whatever the answers are. */
export async function ask(
  site: Site,
  { rate, bots, until }: { rate: number; bots: Bots; until: Promise<unknown> },
): Promise<void> {
  const open = new Set<Promise<void>>()
  const began = performance.now()
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * rate
    while (bots.asked < due) {
      const one: Promise<void> = askOnce(site, bots.asked++, bots).finally(() => open.delete(one))
      open.add(one)
    }
  }, step)
  await until
  clearInterval(timer)
  await Promise.all(open)
}

async function askOnce(site: Site, n: number, bots: Bots) {
  const third = Math.floor(n / 3)
  const path = [searchPath, facetPath, () => postPath(site, third)][n % 3]!(third)
  const headers = { 'x-forwarded-for': floodAddresses[n % floodAddresses.length] }
  const { status, retryAfter } = await send(site.url + path, { headers }).catch(() => ({ status: 0, retryAfter: '' }))
  bots.tally[status] = (bots.tally[status] ?? 0) + 1
  if (status === 503 && retryAfter === undefined) bots.withoutRetryAfter++
}
