import { setTimeout as wait } from 'node:timers/promises'
import { randomId } from '@/lib/keys/random'
import type { SavedTextRef } from '../desk'
import type { OwnServer } from '../servers'

// An hour of ordinary traffic on a small site in less time: readers, searches, missing addresses, somebody at the desk.

const posts = 60

/** Publishes the posts that readers request; returns their addresses. */
export async function publishPosts({ desk, server }: OwnServer): Promise<{ saved: SavedTextRef; paths: string[] }> {
  let saved: SavedTextRef | undefined
  for (let n = 0; n < posts; n++) {
    saved = await desk.begin({ words: `Post ${n} ${'word '.repeat(300)}`.trim(), session: `first ${n}` })
    await desk.publish(saved)
  }
  const sitemap = await fetch(`${server.url}/sitemap/post-1.xml`)
  const paths = [...(await sitemap.text()).matchAll(/<loc>[^<]*?(\/\d{4}\/\d\d\/[^<]+)<\/loc>/g)].map(
    ([, path]) => path!,
  )
  return { saved: saved!, paths }
}

type Tally = { requests: number; problems: string[] }

/** Runs all traffic until `until` (`performance.now()`). Erases new entries, so that the archive stays small. */
export async function makeLoad(
  own: OwnServer,
  { until, paths, saved }: { until: number; paths: string[]; saved: SavedTextRef },
) {
  const tally: Tally = { requests: 0, problems: [] }
  const { desk, server } = own
  const everybody = [
    repeat(150, async (n) => answers(paths[n % paths.length]!, 200)),
    repeat(300, async (n) => answers(['/', '/news', '/feed.xml', '/archive', '/sitemap.xml'][n % 5]!, 200)),
    repeat(700, async () => answers(`/search?q=${randomId()}`, 200)),
    repeat(400, async () => answers(`/${randomId()}`, 404)),
    repeat(2_000, async (n) =>
      expectStatus(await desk.get(['/admin', `/admin/entries/${saved.entryId}`][n % 2]!), 200),
    ),
    repeat(120_000, own.confirmAgain),
    repeat(2_500, writeAndErase),
    repeat(20_000, writeAndPublish),
  ]
  await Promise.all(everybody)
  return tally

  /** Repeats `work` about every `every` ms; counts successes and keeps the first 20 failures. */
  async function repeat(every: number, work: (n: number) => Promise<unknown>) {
    for (let n = 0; performance.now() < until; n++) {
      const next = performance.now() + every * (0.5 + Math.random())
      try {
        await work(n)
        tally.requests++
      } catch (error) {
        const { message, cause } = error as Error & { cause?: Error }
        if (tally.problems.length < 20) tally.problems.push(cause ? `${message}: ${cause.message}` : message)
      }
      await wait(Math.max(0, next - performance.now()))
    }
  }

  async function answers(path: string, status: number) {
    const response = await fetch(server.url + path)
    await response.arrayBuffer()
    expectStatus(response.status, status, path)
  }

  async function writeAndErase() {
    const window = randomId()
    let draft = await desk.begin({ words: `A ${window}`, session: window })
    for (let n = 0; n < 4; n++)
      draft = await desk.save(draft, { words: `B ${n} ${'word '.repeat(400)}`, session: window })
    await desk.trash(draft.entryId)
    await desk.erase(draft.entryId)
  }

  async function writeAndPublish() {
    saved = await desk.save(saved, { words: `Again ${randomId()} ${'word '.repeat(300)}`, session: randomId() })
    await desk.publish(saved)
  }
}

function expectStatus(status: number, expected: number, path = '') {
  if (status !== expected) throw new Error(`${path} answered ${status}`)
}
