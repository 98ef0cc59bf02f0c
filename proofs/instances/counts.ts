import { setTimeout as wait } from 'node:timers/promises'
import { runAt } from '@/db/test-server'
import type { Fault } from '../faults'
import { sharedInstallation } from './installation'
import { handlersAlone, type PublicServer, type ServerKind } from './public-servers'

export type Counts = { kills: number; counted: number; lost: number; problems: string[] }

type Options = { kind?: ServerKind; fault?: Fault }

/** Requests for one path in a row. */
const requestsInARow = 4

/**
 * Two instances get requests for a file and for missing addresses; each in turn is killed (SIGKILL) with counts in
 * memory. Requests older than the write interval must be counted once, newer ones at most once.
 */
export async function countThroughKills(kills: number, { kind = handlersAlone, fault }: Options = {}): Promise<Counts> {
  const installation = await sharedInstallation()
  const stored = new StoredCounts(installation.databaseUrl, kind.countsWait)
  const servers: PublicServer[] = []
  try {
    const desk = await installation.start()
    await desk.call('admin')
    const file = await desk.call<string>('offerTable')
    await desk.kill()
    servers.push(...(await Promise.all([0, 1].map(() => kind.make(installation.settings, { fault })))))
    for (let n = 0; n < kills; n++) {
      const before = `/before-${n}`
      await Promise.all(servers.flatMap((server) => [ask(server, before), ask(server, file)]))
      await stored.await({ [before]: 2 * requestsInARow, [file]: 2 * requestsInARow })
      const [victim, other] = n % 2 ? [servers[1]!, servers[0]!] : [servers[0]!, servers[1]!]
      const [late, beside] = [`/late-${n}`, `/beside-${n}`]
      await Promise.all([ask(victim, file), ask(victim, late), ask(other, beside)])
      await wait(Math.random() * 1.2 * kind.countsWait)
      await victim.kill()
      await victim.start()
      await stored.await({ [beside]: requestsInARow })
      // Nothing is running now: counts that are missing here stay missing.
      await stored.compare({ [file]: requestsInARow, [late]: requestsInARow }, { mayBeLost: true })
    }
    await Promise.all(servers.map((server) => ask(server, '/last')))
    await Promise.all(servers.map((server) => server.stop()))
    await stored.compare({ '/last': 2 * requestsInARow })
    const { counted, lost, problems } = stored
    return { kills, counted, lost, problems }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await installation.remove()
  }
}

async function ask(server: PublicServer, path: string) {
  const headers = { 'user-agent': 'Mozilla/5.0' }
  for (let n = 0; n < requestsInARow; n++) await (await fetch(server.url() + path, { headers })).arrayBuffer()
}

/** Requests by path. */
type Times = Record<string, number>

/** Stored counts of an archive, compared with the requests since the last comparison. */
class StoredCounts {
  counted = 0
  lost = 0
  readonly problems: string[] = []
  private readonly known: Times = {}

  constructor(
    private readonly url: string,
    private readonly maxWait: number,
  ) {}

  /** Waits until the counts have grown as expected, at most 20 s longer than the write interval; then compares. */
  async await(more: Times) {
    const deadline = performance.now() + this.maxWait + 20_000
    while (performance.now() < deadline) {
      const stored = await this.read()
      if (Object.entries(more).every(([path, n]) => this.newIn(stored, path) >= n)) break
      await wait(this.maxWait / 20)
    }
    await this.compare(more)
  }

  /** Compares the stored counts with the requests at once. */
  async compare(more: Times, { mayBeLost = false } = {}) {
    const stored = await this.read()
    for (const [path, n] of Object.entries(more)) {
      const came = this.newIn(stored, path)
      if (came > n || (came < n && !mayBeLost))
        this.problems.push(`${path} was asked for ${n} times and counted ${came} times`)
      this.counted += came
      this.lost += n - came
      this.known[path] = stored[path] ?? 0
    }
  }

  private newIn(stored: Times, path: string) {
    return (stored[path] ?? 0) - (this.known[path] ?? 0)
  }

  private async read(): Promise<Times> {
    const query = `select path, sum(times)::int as n from missed_paths group by path
      union all select '/files/' || media_id || '/table.csv', sum(times)::int from downloads group by media_id`
    const { rows } = await runAt(this.url, query)
    return Object.fromEntries(rows.map(({ path, n }) => [String(path), Number(n)]))
  }
}

export function countsSay({ kills, counted, lost, problems }: Counts) {
  const figure = `${counted.toLocaleString('en')} downloads and missed addresses counted through ${kills} kills, ${lost} lost that had waited for less than they may`
  return { figure, problems }
}
