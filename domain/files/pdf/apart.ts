import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { childQueue } from '../child-queue'
import { watch, type Patience, type ChildLimits } from './watch'

/** Why a process that worked apart was ended before it was done. */
export type StopReason = 'time' | 'memory' | 'strange' | 'left'

export type Apart = ChildLimits & {
  /** The script in `domain/files/`, the megabytes for its own objects, its arguments, and the path of what it reads. */
  script: string
  heap: number
  args: string[]
  input: string
  /** The most bytes that it may say in lines, and send beside them. */
  mostSaid: number
  mostSent: number
  /**
   * Gets each line. Answers with how long the child may work until the next one, and in all; with false for a line that no
   * honest child says: then the process ends.
   */
  onLine: (line: string) => Patience | false
  signal?: AbortSignal
}

export type ChildResult = {
  stopped?: StopReason
  /** Whether it ended by itself and well. */
  well: boolean
  sent: Buffer
  /** The most memory (bytes) it was seen with, where the system tells. */
  peak: number
}

// The quick compiler of WebAssembly alone: a third less time and a quarter less memory for a short document, the same for 300 pages.
const options = ['--liftoff-only', '--max-semi-space-size=4']

/** Of processor time, for which the system ends it at the latest: also where this process is gone that looks after it. */
const mostSeconds = 25

/**
 * Runs a script of `domain/files/` on hostile bytes, in a process of its own: it has little memory and little time, knows
 * nothing of this one's surroundings, and is believed nothing that does not fit.
 */
export async function apart(work: Apart): Promise<ChildResult> {
  const input = await open(/* turbopackIgnore: true */ work.input)
  try {
    return await childQueue().inSomeTurn(() => runApart(work, input.fd))
  } finally {
    await input.close()
  }
}

async function runApart(work: Apart, input: number): Promise<ChildResult> {
  if (work.signal?.aborted) return { stopped: 'left', well: false, sent: Buffer.alloc(0), peak: 0 }
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'domain/files', work.script)
  const program = [process.execPath, `--max-old-space-size=${work.heap}`, ...options, script, ...work.args]
  const child = spawn('/bin/sh', ['-c', `ulimit -t ${mostSeconds}; exec /usr/bin/env -i "$@"`, 'sh', ...program], {
    stdio: [input, 'pipe', 'ignore', 'pipe'],
    env: {} as NodeJS.ProcessEnv,
  })
  childQueue().watch(child)
  let stopped: StopReason | undefined
  const stop = (why: StopReason) => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const leave = () => stop('left')
  work.signal?.addEventListener('abort', leave)
  const watched = watch(child, work, stop)
  const sent = collect(child.stdio[3] as Readable, work.mostSent, () => stop('strange'))
  readLines(child.stdout!, work.mostSaid, (line) => {
    const next = line === undefined ? false : stopped === undefined && work.onLine(line)
    if (next) watched.signOfLife(next)
    else stop('strange')
  })
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))
  work.signal?.removeEventListener('abort', leave)
  return { stopped, well: !stopped && code === 0, sent: Buffer.concat(sent), peak: watched.stop() }
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
