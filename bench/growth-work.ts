import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

// Measures the processor time of a server, for growth.ts.

export type Saved = { revisionId: number; counter: number }

/** Requests to a server, and the processor time that it spends on them. */
export class Work {
  constructor(
    private readonly pid: number,
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Reads an answer of any status but those of faults, after redirects; returns its bytes. */
  async get(path: string) {
    const isDesk = /^\/(admin|api\/desk)/.test(path)
    const answer = await fetch(this.url + path, { headers: isDesk ? { cookie: this.cookie } : {} })
    const { byteLength } = await answer.arrayBuffer()
    if (answer.status === 429 || answer.status >= 500) throw new Error(`${path}: ${answer.status}`)
    return byteLength
  }

  async send(method: string, path: string, body: unknown) {
    const headers = { cookie: this.cookie, origin: this.url, 'content-type': 'application/json' }
    const answer = await fetch(this.url + path, { method, headers, body: JSON.stringify(body) })
    const json = (await answer.json()) as { value: Saved }
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`)
    return json.value
  }

  /** Returns the processor time of an act (ms), also of what follows its answer, and its result. */
  async cost<T>(act: () => Promise<T>) {
    const before = this.spent()
    const result = await act()
    for (let last = -Infinity; this.spent() - last > 0.2; await wait(5)) last = this.spent()
    return { ms: this.spent() - before, result }
  }

  /** Waits until the server is idle: at its start it checks the record and counts rows. */
  async rest() {
    for (let before = -Infinity; this.spent() - before > 20; await wait(2_000)) before = this.spent()
  }

  /** Processor time of all threads of the server and of its processes (ms). */
  spent() {
    const nanoseconds = threadsOf(this.pid).map((file) => Number(contentOf(`${file}/schedstat`).split(' ')[0]))
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6
  }
}

/** The threads of a process and of those that its first thread started. */
function threadsOf(pid: number | string): string[] {
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => `/proc/${pid}/task/${id}`)
  const children = contentOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return [...threads, ...children.flatMap(threadsOf)]
}

/** Returns nothing for a thread that has ended. */
function contentOf(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Processor time of ended child processes (ms): proc(5), in hundredths of a second. */
export function ended() {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return 10 * (Number(fields[13]) + Number(fields[14]))
}
