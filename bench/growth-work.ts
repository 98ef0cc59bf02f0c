import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

// Measures the processor time of a server, for growth.ts.

type Act = (n: number) => Promise<unknown>

/** Requests to a server, and the processor time that it spends on them. */
export class Work {
  constructor(
    private readonly pid: number,
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  async get(path: string, status?: number) {
    await this.text(path, status)
  }

  async text(path: string, status = path.includes('no-such') || path.includes('nothing-') ? 404 : 200) {
    const headers = path.startsWith('/admin') ? { cookie: this.cookie } : undefined
    const answer = await fetch(this.url + path, { headers, redirect: 'manual' })
    const body = await answer.text()
    if (answer.status !== status) throw new Error(`${path}: ${answer.status}`)
    return body
  }

  async send(method: string, path: string, body: unknown) {
    const headers = { cookie: this.cookie, origin: this.url, 'content-type': 'application/json' }
    const answer = await fetch(this.url + path, { method, headers, body: JSON.stringify(body) })
    const json = (await answer.json()) as { value: { revisionId: number; counter: number } }
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`)
    return json.value
  }

  /**
   * Returns the cost of a round (ms): the mean of the middle half, since a round may meet a collection of garbage. The
   * first of several rounds is not counted, since it fills caches.
   */
  async cost(act: Act, rounds: number, before?: Act) {
    if (rounds > 1) {
      await before?.(0)
      await act(0)
    }
    const costs: number[] = []
    for (let n = 1; n <= rounds; n++) {
      await before?.(n)
      const spentBefore = this.spent()
      await act(n)
      costs.push(this.spent() - spentBefore)
    }
    const quarter = Math.floor(rounds / 4)
    const middle = costs.sort((a, b) => a - b).slice(quarter, rounds - quarter)
    return Math.max(0.1, middle.reduce((sum, cost) => sum + cost, 0) / middle.length)
  }

  /** Waits until the server is idle: at its start it checks the record and counts rows. */
  async rest() {
    for (let before = -Infinity; this.spent() - before > 20; await wait(2_000)) before = this.spent()
  }

  /** Processor time of all threads since the start (ms). Threads end only with the server. */
  spent() {
    const tasks = `/proc/${this.pid}/task`
    const nanoseconds = readdirSync(tasks).map((id) =>
      Number(readFileSync(`${tasks}/${id}/schedstat`, 'utf8').split(' ')[0]),
    )
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6
  }
}

/** Processor time of ended child processes (ms). */
export function ended() {
  const fields = statOf(process.pid)
  return ticks(fields[13]!) + ticks(fields[14]!)
}

/** The fields of /proc/PID/stat after the name of the program: proc(5). */
function statOf(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Converts hundredths of a second, as on Linux. */
function ticks(field: string) {
  return Number(field) * 10
}
