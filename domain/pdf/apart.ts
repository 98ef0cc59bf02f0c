import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** Why a process that worked apart was ended before it was done. */
export type Stopped = 'time' | 'memory' | 'strange' | 'left'

export type Apart = {
  /** The script in this folder, the megabytes for its own objects, its arguments, and what it reads. */
  script: string
  heap: number
  args: string[]
  input: Buffer
  /** The most bytes that it may say in lines, and send beside them. */
  mostSaid: number
  mostSent: number
  /**
   * Gets each line. Answers with the time (ms) until the next one may take, and the time in all; with false for a line that
   * no honest child says: then the process ends.
   */
  onLine: (line: string) => Patience | false
  patience: Patience
  signal?: AbortSignal
}

export type Patience = { next: number; all: number }

export type Ended = {
  stopped?: Stopped
  /** Whether it ended by itself and well. */
  well: boolean
  sent: Buffer
  /** The most memory (bytes) it was seen with, where the system tells. */
  peak: number
}

const mostMemory = 300_000_000
const every = 100

// The quick compiler of WebAssembly alone: a third less time and a quarter less memory for a short document, the same for 300 pages.
const options = ['--liftoff-only', '--max-semi-space-size=4']

/**
 * Runs a script of this folder on hostile bytes, in a process of its own: it has little memory and little time, knows
 * nothing of this one's surroundings, and is believed nothing that does not fit.
 */
export async function apart(work: Apart): Promise<Ended> {
  if (work.signal?.aborted) return { stopped: 'left', well: false, sent: Buffer.alloc(0), peak: 0 }
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'domain/pdf', work.script)
  const child = spawn(process.execPath, [`--max-old-space-size=${work.heap}`, ...options, script, ...work.args], {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    env: {} as NodeJS.ProcessEnv,
  })
  let stopped: Stopped | undefined
  const stop = (why: Stopped) => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const leave = () => stop('left')
  work.signal?.addEventListener('abort', leave)
  const memory = watchMemory(child, () => stop('memory'))
  const clock = watchTime(work.patience, () => stop('time'))
  child.stdin!.on('error', () => {}) // it may end before it has read everything
  child.stdin!.end(work.input)
  const sent = collect(child.stdio[3] as Readable, work.mostSent, () => stop('strange'))
  readLines(child.stdout!, work.mostSaid, (line) => {
    const next = line === undefined ? false : stopped === undefined && work.onLine(line)
    if (next) clock.restart(next)
    else stop('strange')
  })
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))
  clock.stop()
  work.signal?.removeEventListener('abort', leave)
  return { stopped, well: !stopped && code === 0, sent: Buffer.concat(sent), peak: memory.stop() }
}

/** Lines of a stream; undefined once there is more than `most` bytes of them. */
function readLines(stream: Readable, most: number, onLine: (line: string | undefined) => void) {
  let size = 0
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    size += text.length
    if (size > most) return onLine(undefined)
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const line of lines) onLine(line)
  })
}

function collect(stream: Readable, most: number, tooMuch: () => void) {
  const chunks: Buffer[] = []
  let size = 0
  stream.on('error', () => {})
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > most) return tooMuch()
    chunks.push(chunk)
  })
  return chunks
}

function watchTime(first: Patience, onEnd: () => void) {
  const begun = performance.now()
  let timer: NodeJS.Timeout
  const restart = ({ next, all }: Patience) => {
    clearTimeout(timer)
    timer = setTimeout(onEnd, Math.max(0, Math.min(next, begun + all - performance.now())))
  }
  restart(first)
  return { restart, stop: () => clearTimeout(timer) }
}

/** No option of Node's bounds all the memory of a process: it is looked at, where the system shows it. */
function watchMemory(child: ChildProcess, onTooMuch: () => void) {
  let peak = 0
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    const now = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024)
    if (now > mostMemory) onTooMuch()
  }, every)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}
