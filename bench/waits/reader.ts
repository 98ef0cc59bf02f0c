import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a reader asks for: each `every` milliseconds the next of the paths, round and round. */
export type Reading = {
  url: string
  paths: string[]
  every: number
  headers?: Record<string, string>
  /** Asks for the next only when it has the answer. */
  oneAtATime?: boolean
  /** The processes that answer. */
  pids: number[]
}

/**
 * In milliseconds: each wait for a whole answer; the same without the time in which those who answer, and the reader, waited for
 * a processor; how late the reader's own timer was each time.
 */
export type Times = { waits: number[]; own: number[]; late: number[]; statuses: Record<number, number> }

/** A reader in a process of its own, so that nothing the measurement does makes it late. */
export class Reader {
  private readonly child: ChildProcess
  private readonly started: Promise<unknown>

  /** The address of its first page. */
  get url() {
    return this.reading.url + this.reading.paths[0]
  }

  constructor(private readonly reading: Reading) {
    this.child = fork(join(import.meta.dirname, 'reader-process.ts'), { execArgv: ['--import', 'tsx'] })
    this.started = once(this.child, 'message')
  }

  /** Reads while some work is done; answers with the times, and what came of the work. `more`: others who answer this time. */
  async during<T>(work: () => Promise<T>, more: number[] = []): Promise<{ times: Times; result: T }> {
    await this.started
    this.child.send({ ...this.reading, pids: [...this.reading.pids, ...more] })
    let result: T
    try {
      result = await work()
    } finally {
      this.child.send('end')
    }
    const [times] = (await once(this.child, 'message')) as [Times]
    return { times, result }
  }

  end() {
    this.child.kill()
  }
}

/** The value that a share of all is not above. */
export function percentile(values: number[], share: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
